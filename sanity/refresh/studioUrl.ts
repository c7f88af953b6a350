import {siteUrl} from '../env.ts'
import {studioPath} from '../paths.ts'

/** Where the Studio opens a document, for people who are told about it elsewhere. Called in the Studio, it is that Studio. */
export function studioUrlOf(id: string): string {
  return (globalThis.location?.origin ?? siteUrl) + studioPath(id)
}
