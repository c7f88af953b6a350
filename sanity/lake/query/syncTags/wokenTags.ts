import {limits} from '../../limits.ts'
import type {JsonObject, LakeDocument} from '../../store/documentTypes.ts'
import {isJsonObject} from '../../store/documentTypes.ts'
import {publishedIdOf} from '../../store/publishedId.ts'
import {findReferences} from '../../store/references.ts'
import type {DocumentChange} from '../../store/transactions.ts'
import {layerOf} from '../perspective.ts'
import {rawLayerOf, stackedLayerOf, syncTag, tagKey} from './tagKeys.ts'
import type {TagKey} from './tagKeys.ts'

/**
 * The tags of all answers that a change may have changed. A draft or version that comes, goes or changes may cover or
 * uncover other variants of its document, so what is true of them counts too.
 * @param otherVariants the stored variants of a document
 */
export function tagsWokenBy(
  {documentId, before, after}: DocumentChange,
  otherVariants: (publishedId: string) => LakeDocument[],
): Set<string> {
  const tags = new Set<string>()
  const wake = (layer: string, shownId: string, documents: LakeDocument[]): void => {
    for (const key of idKeys(shownId)) tags.add(syncTag(layer, key))
    for (const document of documents) for (const key of contentKeys(document)) tags.add(syncTag(layer, key))
  }
  const states = [before, after].filter((state) => state !== null)
  const publishedId = publishedIdOf(documentId)
  if (layerOf(documentId) === null) {
    wake(stackedLayerOf(documentId), publishedId, states)
  } else {
    wake(stackedLayerOf(documentId), publishedId, [...states, ...otherVariants(publishedId)])
    wake(rawLayerOf(documentId), documentId, states)
  }
  return tags
}

/** What is true of a document by the id that it is shown under. */
function idKeys(id: string): TagKey[] {
  const parts = id.split('.')
  const prefixes = parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.`)
  return [
    tagKey('*'),
    tagKey('id', id),
    tagKey('publishedId', id),
    tagKey('publishedId', publishedIdOf(id)),
    ...prefixes.map((prefix) => tagKey('idPrefix', prefix)),
  ]
}

/** What is true of a document by its content: about documents of its type, and about documents of any type. */
function* contentKeys(document: LakeDocument): Generator<TagKey> {
  yield tagKey('type', document._type)
  for (const type of [document._type, null]) {
    const {slug} = document
    if (isJsonObject(slug) && typeof slug.current === 'string') yield tagKey('slug', type, slug.current)
    for (const target of findReferences(document).keys()) yield tagKey('reference', type, target)
    yield* fieldKeys(document, '', type)
  }
}

/** The values of the fields that can be reached without going through a list. */
function* fieldKeys(object: JsonObject, path: string, type: string | null): Generator<TagKey> {
  for (const [name, value] of Object.entries(object)) {
    if (isJsonObject(value)) yield* fieldKeys(value, `${path}${name}.`, type)
    else if (typeof value === 'number' || typeof value === 'boolean')
      yield tagKey('field', type, path + name, value)
    else if (typeof value === 'string' && value.length <= limits.maxTaggedTextLength)
      yield tagKey('field', type, path + name, value)
  }
}
