import {maxQuestionLength} from '@/lib/search.ts'
import {pickComparisonPath} from '@/sanity/paths.ts'

const fields = [
  {label: 'First framework', isRequired: true},
  {label: 'Second framework', isRequired: true},
  {label: 'Third framework, if any', isRequired: false},
]

/** Where the form says that a choice was none: the address names it, so that it shows without scripts. */
export const notComparable = 'two-or-three'

interface Choices {
  choices: {name: string; slug: string}[]
  /** Whether these are all; otherwise readers type names, which the form's address finds. */
  isComplete: boolean
}

const fieldLook = 'mt-1 block min-h-11 w-full border border-muted bg-paper px-2.5 text-small text-ink'

/** The form for choosing two or three frameworks. */
export function FrameworkChoice({choices, isComplete}: Choices) {
  return (
    <form action={pickComparisonPath} method="get" className="grid gap-x-6 gap-y-5 font-sans sm:grid-cols-3">
      <p id={notComparable} role="alert" className="hidden text-small target:block sm:col-span-3">
        These cannot be compared: choose two or three different frameworks.
      </p>
      {fields.map(({label, isRequired}) => (
        <label key={label} className="block text-note text-muted">
          {label}
          {isComplete ? (
            <select name="framework" required={isRequired} defaultValue="" className={fieldLook}>
              <option value="">{isRequired ? 'Choose one' : 'None'}</option>
              {choices.map(({name, slug}) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            <input
              name="framework"
              required={isRequired}
              list="framework-names"
              autoComplete="off"
              maxLength={maxQuestionLength}
              className={fieldLook}
            />
          )}
        </label>
      ))}
      {!isComplete && (
        <datalist id="framework-names">
          {choices.map(({name, slug}) => (
            <option key={slug}>{name}</option>
          ))}
        </datalist>
      )}
      <p className="sm:col-span-3">
        <button
          type="submit"
          className="min-h-11 bg-ink px-6 text-small font-medium text-paper hover:bg-accent"
        >
          Compare
        </button>
      </p>
    </form>
  )
}
