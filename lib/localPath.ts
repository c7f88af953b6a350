const anyOrigin = 'http://localhost'

/**
 * The path with its query that an address means on this site, `/frameworks?page=2`, for sending somebody there. The front page's
 * when it is none, or when a browser would take it for another site's (`//elsewhere.example`).
 */
export function localPath(address: string | null | undefined): string {
  const url = URL.parse(address ?? '', anyOrigin)
  if (!url || /^[/\\]{2}/.test(url.pathname) || !url.pathname.startsWith('/')) return '/'
  return url.pathname + url.search
}
