import 'server-only'
import {type ContentSourceMap, createEditUrl} from '@sanity/client/csm'
import {type Encoder, encodeIntoResult} from '@sanity/client/stega'
import {vercelStegaCombine} from '@vercel/stega'
import {createDataAttribute} from 'next-sanity'
import {cookies, draftMode} from 'next/headers'
import {cache} from 'react'

import {type PreviewPerspective, readPreviewPerspective} from '../lib/previewPerspective.ts'
import {sanityEnv} from './env.ts'

/** The cookie in which Presentation leaves the perspective that an editor chose. */
export const perspectiveCookie = 'sanity-preview-perspective'

/** From the preview's own address: it is on the same origin. */
const studioUrl = '/studio'

/**
 * What the page that is being made is to show, or null for a reader. Cookies are looked at only once Next.js has found the secret of
 * draft mode among them, so that readers' pages stay static. Not to be called in cached functions.
 */
export const previewPerspective = cache(async (): Promise<PreviewPerspective | null> => {
  const {isEnabled} = await draftMode()
  if (!isEnabled) return null
  return readPreviewPerspective((await cookies()).get(perspectiveCookie)?.value)
})

/** Where the texts of previewed answers came from. Readers' answers are never in here. */
const sourceMaps = new WeakMap<object, ContentSourceMap>()

/** Remembers where the texts of an answer came from. */
export function keepSourceMap(answer: unknown, sourceMap: ContentSourceMap | undefined): void {
  if (typeof answer === 'object' && answer !== null && sourceMap) sourceMaps.set(answer, sourceMap)
}

/**
 * An answer for drawing: in a preview each text that is shown carries, in characters that nobody sees, which field it came from. A
 * reader's answer is returned as it is. Only for what is drawn: marked texts are not to be compared, measured or made into addresses.
 */
export function marked<Answer>(answer: Answer): Answer {
  const sourceMap = typeof answer === 'object' && answer !== null ? sourceMaps.get(answer) : undefined
  if (!sourceMap) return answer
  return encodeIntoResult(answer, sourceMap, ({sourcePath, sourceDocument, value}) =>
    isShownText(sourcePath) ? vercelStegaCombine(value, markOf(sourceDocument, sourcePath)) : value,
  )
}

type SourcePath = Parameters<Encoder>[0]['sourcePath']
type SourceDocument = Parameters<Encoder>[0]['sourceDocument']

/**
 * What a text carries. Sanity's own mark says all of it twice, and a page has hundreds of them: of the address only the part is kept
 * that names the field.
 */
function markOf({_id, _type}: SourceDocument, path: SourcePath) {
  const url = createEditUrl({baseUrl: studioUrl, id: _id, type: _type, path})
  return {origin: 'sanity.io', href: url.split('?')[0]}
}

/** Fields whose text is drawn as it is. Whatever is not named here is never marked. */
const shownFields = new Set([
  'about',
  'alt',
  'body',
  'caption',
  'creators',
  'credit',
  'description',
  'ground',
  'headline',
  'label',
  'language',
  'licence',
  'name',
  'note',
  'publisherName',
  'summary',
  'tagline',
  'text',
  'title',
  'value',
])
/** What is folded away or drawn as a chart, and would make up most of the marks of a page. */
const unmarkedParts = new Set(['sources', 'popularity'])

function isShownText(path: SourcePath): boolean {
  const names = path.filter((segment) => typeof segment === 'string')
  const field = names.at(-1)
  if (field === undefined || !shownFields.has(field)) return false
  // The language of a block of code is for machines.
  if (field === 'language') return path.length === 1
  return !names.some((name) => unmarkedParts.has(name))
}

/**
 * Makes the `data-sanity` of an element that draws a field, for what is not drawn word by word. Null for readers, whose pages have no
 * such marks.
 */
export async function fieldMarks(): Promise<
  ((document: {_id: string; _type: string}, path: string) => string) | null
> {
  const {isEnabled} = await draftMode()
  if (!isEnabled) return null
  const {projectId, dataset} = sanityEnv
  return ({_id, _type}, path) =>
    createDataAttribute({baseUrl: studioUrl, projectId, dataset, id: _id, type: _type, path}).toString()
}
