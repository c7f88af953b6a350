/** Has the browser keep the pages that are read, for when there is no network. */
if ('serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('/offline.js'))
}
