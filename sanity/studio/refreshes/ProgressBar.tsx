import {Stack, Text} from '@sanity/ui'
import {styled} from 'styled-components'

/** How many of an edition's claims are verified, as a bar and in words. */
export function ProgressBar({verified, claims}: {verified: number; claims: number}) {
  return (
    <Stack gap={2}>
      <Bar
        aria-label="Verified claims"
        data-complete={verified === claims ? '' : undefined}
        max={Math.max(claims, 1)}
        value={verified}
      />
      <Text muted size={0}>
        {verified} of {claims} claims verified
      </Text>
    </Stack>
  )
}

const Bar = styled.progress`
  display: block;
  width: 100%;
  height: 4px;
  overflow: hidden;
  appearance: none;
  border: 0;
  border-radius: 2px;
  background: var(--card-border-color);
  --done: var(--card-badge-primary-dot-color);

  &[data-complete] {
    --done: var(--card-badge-positive-dot-color);
  }
  &::-webkit-progress-bar {
    background: none;
  }
  &::-webkit-progress-value {
    background: var(--done);
  }
  &::-moz-progress-bar {
    background: var(--done);
  }
`
