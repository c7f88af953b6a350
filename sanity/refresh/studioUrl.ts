import {siteUrl} from '../env.ts'

/** Where the Studio opens a document, for people who are told about it elsewhere. Called in the Studio, it is that Studio. */
export function studioUrlOf(type: string, id: string): string {
  const origin = globalThis.location?.origin ?? siteUrl
  return `${origin}/studio/intent/edit/id=${encodeURIComponent(id)};type=${type}`
}
