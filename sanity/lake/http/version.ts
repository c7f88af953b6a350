/** A request path without its API version, and the version: `/v2025-02-19/data/doc/a` is `/data/doc/a`. */
export function splitVersion(path: string): {path: string; apiVersion: string} {
  const match = /^\/v(\d{4}-\d{2}-\d{2}|1|X)(?=\/|$)/.exec(path)
  if (!match) return {path, apiVersion: '1'}
  return {path: path.slice(match[0].length) || '/', apiVersion: match[1] ?? '1'}
}
