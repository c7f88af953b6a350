import type {ClientPerspective, QueryParams} from '@sanity/client'

import {type LiveAnswer, useLiveAnswer} from './useLiveAnswer.ts'

/**
 * What a query answers, kept up to date.
 *
 * @param options.listenTo - the filter of the documents that the answer depends on, with the same parameters
 * @param options.perspective - `published` unless told: drafts are found under their own ids with `raw`
 */
export function useLakeQuery<Answer>(
  query: string,
  params: QueryParams,
  {listenTo, perspective = 'published'}: {listenTo: string; perspective?: ClientPerspective},
): LiveAnswer<Answer> {
  return useLiveAnswer(listenTo, params, (client) => client.fetch<Answer>(query, params, {perspective}))
}

/** The part of a filter that leaves out drafts and what belongs to a release. */
export const isPublished = '!(_id in path("drafts.**")) && !(_id in path("versions.**"))'
