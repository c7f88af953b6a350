import {type PreviewPerspective, releaseIn} from '@/lib/previewPerspective.ts'

/** Comes with the bar, so that no reader's style sheet is larger for it. */
const style = `
.preview-bar { position: sticky; bottom: 0; z-index: 20; border-top: 1px solid var(--color-ink); background: var(--color-tint); color: var(--color-ink); font: 0.8125rem/1.5 var(--font-sans); }
.preview-bar-line { display: flex; align-items: center; justify-content: space-between; column-gap: 1.5rem; }
.preview-bar p { margin: 0; padding-block: 0.375rem; }
.preview-bar b { font-weight: 600; }
.preview-bar button { min-height: 2.75rem; padding: 0 0.5rem; margin-inline: -0.5rem; border: 0; background: none; color: inherit; font: inherit; text-decoration: underline; text-decoration-color: var(--color-accent); text-underline-offset: 0.2em; cursor: pointer; }
.preview-bar button:hover { color: var(--color-accent); }
/* Said, though there is no room to show it. */
@media (width < 40rem) { .preview-bar-more { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
@media print { .preview-bar { display: none; } }
`

/** On a preview: that it is one, of what, and the way out of it, to what readers see at the same address. */
export function PreviewBar(props: {perspective: PreviewPerspective; releaseTitle: string | null}) {
  return (
    <aside className="preview-bar" aria-label="Preview">
      {/* React would take apart what is not one text, and the policy of the page knows this style sheet by its text. */}
      <style dangerouslySetInnerHTML={{__html: style}} />
      <div className="page preview-bar-line">
        <p>{shownInWords(props)}</p>
        {/* Out of the Studio’s frame as well: a page without its tools is of no use in there. */}
        <form action="/api/draft-mode/disable" method="post" target="_top">
          <button type="submit">
            Leave<span className="preview-bar-more"> the preview</span>
          </button>
        </form>
      </div>
    </aside>
  )
}

function shownInWords({
  perspective,
  releaseTitle,
}: {
  perspective: PreviewPerspective
  releaseTitle: string | null
}) {
  if (perspective === 'published') {
    return (
      <>
        <b>Preview.</b> This is what is published: what readers see.
      </>
    )
  }
  if (releaseIn(perspective) !== null) {
    return (
      <>
        <b>Preview</b> of the release {releaseTitle ?? 'without a title'}. Readers do not see this.
      </>
    )
  }
  return (
    <>
      <b>Preview</b> of drafts. Readers do not see this.
    </>
  )
}
