// Runs beside the pages in a reader's browser. JavaScript, because the types of workers and of pages exclude each other.
const cacheName = 'pages'
const offlinePath = '/offline'
/** So many pages are kept, the latest ones. */
const keptPages = 50
/** What is not for readers, or not for keeping. */
const passed = /^\/(api|studio|sign-off|search|_next|reader)(\/|$)/

addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.add(offlinePath)))
  skipWaiting()
})

addEventListener('activate', (event) => {
  // With preloading the request leaves at once, not after this worker has started.
  event.waitUntil(Promise.all([registration.navigationPreload?.enable(), clients.claim()]))
})

addEventListener('fetch', (event) => {
  const {request} = event
  if (request.mode !== 'navigate' || request.method !== 'GET') return
  if (passed.test(new URL(request.url).pathname)) return
  event.respondWith(answer(event))
})

/** The page as it is now; without a network as it was when it was read last, or the page that says what is the matter. */
async function answer(event) {
  const cache = await caches.open(cacheName)
  try {
    const page = (await event.preloadResponse) ?? (await fetch(event.request))
    if (mayBeKept(page)) event.waitUntil(keep(cache, event.request, page.clone()))
    return page
  } catch (error) {
    const kept = (await cache.match(event.request)) ?? (await cache.match(offlinePath))
    if (!kept) throw error
    return kept
  }
}

/** Not what is for one person alone: a preview has the address of the page that it is one of. */
function mayBeKept({ok, redirected, headers}) {
  return ok && !redirected && !/no-store/.test(headers.get('cache-control') ?? '')
}

async function keep(cache, request, page) {
  await cache.delete(request)
  await cache.put(request, page)
  const pages = (await cache.keys()).filter(({url}) => new URL(url).pathname !== offlinePath)
  for (const oldest of pages.slice(0, Math.max(0, pages.length - keptPages))) await cache.delete(oldest)
}
