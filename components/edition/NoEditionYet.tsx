import type {RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {EmptyNote} from '@/components/ui/EmptyNote.tsx'

/** A roundup before its first edition: its subject, and the promise. */
export function NoEditionYet({roundup}: {roundup: RoundupWithEdition}) {
  return (
    <div className="page pt-9 lg:pt-16">
      <h1 className="max-w-[19ch] text-headline font-normal tracking-[-0.022em]">{roundup.title}</h1>
      {roundup.description && (
        <p className="mt-8 max-w-measure text-lede text-muted">{roundup.description}</p>
      )}
      <div className="mt-12">
        <EmptyNote>The first edition is being written. It will be at this address.</EmptyNote>
      </div>
    </div>
  )
}
