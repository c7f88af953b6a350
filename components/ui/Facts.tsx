import type {ReactNode} from 'react'

/** Label and value pairs in one line; pairs without a value are left out, and so is the line when none has one. */
export function Facts({items}: {items: {label: string; value: ReactNode}[]}) {
  const known = items.filter(({value}) => value !== null && value !== undefined && value !== '')
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(({label, value}) => (
        <div key={label}>
          <dt className="text-note text-muted">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
