import {badRequest} from '../../http/errors.ts'
import type {ItemSelectors} from './sourcePath.ts'

/** The API version from which answers can carry a source map. */
const availableFrom = '2021-03-25'

/**
 * Reads `resultSourceMap` of a request: how its source map names items, or null when it wants none.
 * @throws LakeError 400 for a value that means nothing
 */
export function requestedSourceMap(requested: string | undefined, apiVersion: string): ItemSelectors | null {
  if (requested === undefined || requested === 'false' || apiVersion < availableFrom) return null
  if (requested === 'true') return 'indexes'
  if (requested === 'withKeyArraySelector') return 'keys'
  throw badRequest(`Invalid resultSourceMap "${requested}": use true, false or withKeyArraySelector`)
}
