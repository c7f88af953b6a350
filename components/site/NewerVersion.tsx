import {ReaderScript} from '@/components/reader/ReaderScript.tsx'

/** Told to a reader who comes back to a tab whose page was published anew meanwhile; hidden until then. */
export function NewerVersion() {
  return (
    <>
      <output
        id="newer"
        hidden
        className="no-print fixed inset-x-0 bottom-0 z-10 border-t border-ink bg-paper font-sans text-small"
      >
        <span className="page flex flex-wrap items-center justify-between gap-x-6 py-1">
          <span>This page has changed since you opened it.</span>
          <span className="-mx-2 flex">
            <button type="button" className="target link cursor-pointer px-2 font-medium" data-newer="show">
              Show the new version
            </button>
            <button type="button" className="target quiet-link cursor-pointer px-2" data-newer="leave">
              Not now
            </button>
          </span>
        </span>
      </output>
      <ReaderScript name="newer" />
    </>
  )
}
