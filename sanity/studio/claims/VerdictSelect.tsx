import {Select} from '@sanity/ui'

import {verdicts} from '../../../lib/claims.ts'

/** Chooses what testing a claim has shown. */
export function VerdictSelect(props: {label: string; value: string; onChoose: (verdict: string) => void}) {
  return (
    <Select
      aria-label={props.label}
      fontSize={1}
      padding={2}
      value={props.value}
      onChange={({currentTarget}) => props.onChoose(currentTarget.value)}
    >
      {verdicts.map(({value, title}) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </Select>
  )
}

/** The verdict to begin with: that it holds, unless one was chosen in the form and not dated yet. */
export function firstVerdict(
  review: {verdict?: string | null; verifiedOn?: string | null} | null | undefined,
): string {
  return (!review?.verifiedOn && review?.verdict) || 'holds'
}
