import {isJsonObject, type LakeDocument} from './documentTypes.ts'

/** Whether a value has the five fields that every stored document has. */
function isLakeDocument(value: unknown): value is LakeDocument {
  return (
    isJsonObject(value) &&
    ['_id', '_type', '_rev', '_createdAt', '_updatedAt'].every((field) => typeof value[field] === 'string')
  )
}

/**
 * A document from its stored text. Text that is not a document means a damaged file, and throws.
 * @param revive as for `JSON.parse`
 */
export function decodeDocument(
  json: unknown,
  revive?: (key: string, value: unknown) => unknown,
): LakeDocument {
  const value: unknown = typeof json === 'string' ? JSON.parse(json, revive) : null
  if (!isLakeDocument(value))
    throw new Error('A stored document cannot be read: the database file is damaged')
  return value
}
