/**
 * Asks, when a reader comes back to a tab, whether the page has changed since it was opened, and offers the new one. A browser that
 * keeps the page asks by its ETag, so that "no" is an answer without a body.
 */
const restMs = 30_000
const shown = shownOn(document)
const notice = document.querySelector<HTMLElement>('#newer')
let askedAt = performance.now()

/** What a page says of the documents on it, in all its elements. */
function shownOn(page: Document): string {
  const elements = page.querySelectorAll<HTMLMetaElement>('meta[name="perennial:revisions"]')
  return Array.from(elements, ({content}) => content).join(' ')
}

async function ask(): Promise<void> {
  if (document.visibilityState !== 'visible' || !notice?.hidden || performance.now() - askedAt < restMs)
    return
  askedAt = performance.now()
  const answer = await fetch(location.href.split('#')[0] ?? '', {cache: 'no-cache'}).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const latest = shownOn(page)
  if (latest && latest !== shown) notice.hidden = false
}

if (shown && notice) {
  document.addEventListener('visibilitychange', ask)
  addEventListener('focus', ask)
  notice.addEventListener('click', ({target}) => {
    if (!(target instanceof HTMLElement) || !target.dataset.newer) return
    if (target.dataset.newer === 'show') location.reload()
    else notice.remove()
  })
}
