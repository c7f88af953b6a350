import {Stack} from '@sanity/ui'
import {useDeferredValue, useMemo} from 'react'
import {type ObjectInputProps, pathToString, set, useClient, useFormValue} from 'sanity'

import {claimKeyFor} from '../../../lib/claims.ts'
import {ClaimStanding} from '../claims/ClaimStanding.tsx'
import {readClaim, readWording} from '../claims/readEntries.ts'
import {SideBySide} from '../claims/SideBySide.tsx'
import {useEditionForm} from '../edition/EditionFormContext.ts'
import {SourceCount} from '../watch/SourceCount.tsx'

/**
 * The form of a claim, with its standing above it. When an editor leaves one of its fields and the claim has no lasting key yet, the key is made from
 * the entry's framework and the label; a key that exists is never touched, so that the claim keeps it for good.
 */
export function ClaimInput(props: ObjectInputProps) {
  const {value, path, readOnly, onChange, renderDefault} = props
  const client = useClient({apiVersion: '2025-02-19'})
  const entry = useFormValue(path.slice(0, -2))
  const form = useEditionForm()
  // Drawn when there is time: never before what was typed.
  const shown = useDeferredValue(value)
  const claim = readClaim(shown)
  const wording = useMemo(() => readWording(shown), [shown])

  async function giveKey() {
    const frameworkId = frameworkIdOf(entry)
    if (readOnly || value?.key || typeof value?.label !== 'string' || frameworkId === null) return
    const slug = await client.fetch<string | null>(
      '*[_id == $frameworkId][0].slug.current',
      {frameworkId},
      {perspective: 'drafts'},
    )
    const key = claimKeyFor(slug, value.label)
    if (key !== null) onChange(set(key, ['key']))
  }

  return (
    <Stack gap={5} onBlur={giveKey}>
      {claim && form?.successor === null && (
        <ClaimStanding claim={claim} path={pathToString(path)} form={form} readOnly={readOnly ?? false} />
      )}
      {form?.earlier && <SideBySide claim={wording} earlier={form.earlier} />}
      <SourceCount sources={value?.sources} />
      {renderDefault(props)}
    </Stack>
  )
}

function frameworkIdOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('framework' in entry)) return null
  const {framework} = entry
  return typeof framework === 'object' &&
    framework !== null &&
    '_ref' in framework &&
    typeof framework._ref === 'string'
    ? framework._ref
    : null
}
