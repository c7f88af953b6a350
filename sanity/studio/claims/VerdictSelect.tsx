import {Box, Select} from '@sanity/ui'

import {verdicts} from '../../../lib/claims.ts'

/** Chooses what testing a claim has shown. */
export function VerdictSelect(props: {label: string; value: string; onChoose: (verdict: string) => void}) {
  return (
    <Box style={{width: '8.5rem'}}>
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
    </Box>
  )
}

/** The verdict to begin with: that it holds, unless one was chosen in the form and not dated yet. */
export function firstVerdict(
  review: {verdict?: string | null; verifiedOn?: string | null} | null | undefined,
): string {
  return (!review?.verifiedOn && review?.verdict) || 'holds'
}
