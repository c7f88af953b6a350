import {hash} from 'node:crypto'

import type {Scalar} from '../conditions.ts'
import {layerOf} from '../perspective.ts'
import type {Perspective} from '../perspective.ts'

/**
 * What a sync tag stands for, before it is hashed: something that is true of a document, such as "is an edition that
 * refers to a". An answer carries the keys by which its documents were looked up; a change wakes the keys of what is or
 * was true of its document. Nothing is remembered in between, so that tags outlive a restart.
 */
export type TagKey = string

/** One of these begins the key of what a document is or has; the rest are its values. */
type Topic = '*' | 'id' | 'publishedId' | 'idPrefix' | 'type' | 'slug' | 'reference' | 'field'

/** The key of a topic; for `slug`, `reference` and `field` the first value is the type of the document, or null for any. */
export function tagKey(topic: Topic, ...values: (Scalar | null)[]): TagKey {
  return JSON.stringify([topic, ...values])
}

/**
 * A layer that tags keep apart. What stays below a perspective's layers cannot change its answers: a draft never wakes
 * the reader of published documents. `unpublished` stands for all drafts and versions, seen raw.
 */
type TagLayer = string

const published: TagLayer = 'published'
const unpublished: TagLayer = 'unpublished'

/** The layers whose changes can change what a perspective shows. */
export function layersSeenIn(perspective: Perspective): TagLayer[] {
  return perspective === 'raw' ? [published, unpublished] : [published, ...perspective.map(stacked)]
}

/** The layer of a stored document as stacks of layers see it. */
export function stackedLayerOf(documentId: string): TagLayer {
  const layer = layerOf(documentId)
  return layer === null ? published : stacked(layer)
}

/** The layer of a stored document as the perspective `raw` sees it. */
export function rawLayerOf(documentId: string): TagLayer {
  return layerOf(documentId) === null ? published : unpublished
}

function stacked(layer: string): TagLayer {
  return `in ${layer}`
}

const tagLength = 10

/** A key in a layer as the tag that goes over the wire. Two keys that share a tag wake each other, which does no harm. */
export function syncTag(layer: TagLayer, key: TagKey): string {
  return `s1:${hash('sha256', `${layer}\n${key}`, 'base64url').slice(0, tagLength)}`
}
