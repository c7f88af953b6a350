import {distinctUntilChanged, map} from 'rxjs'
import {type DocumentLocationResolver, presentationTool} from 'sanity/presentation'

import {isSameValue} from '../../../lib/isSameValue.ts'
import {locationsOf} from './locationsOf.ts'
import {mainDocuments} from './mainDocuments.ts'
import {usedDocuments, usesQuery} from './usesQuery.ts'

const apiVersion = '2025-02-19'
const withPages = new Set(['roundup', 'edition', 'framework', 'person', 'siteSettings'])

/** Where a document is used, told in its form and kept up to date. */
const locations: DocumentLocationResolver = ({id, type, perspectiveStack}, {documentStore}) => {
  if (!withPages.has(type)) return null
  const query = {fetch: usesQuery, listen: `*[${usedDocuments}]`}
  return documentStore
    .listenQuery(
      query,
      {id},
      {apiVersion, perspective: perspectiveStack, tag: 'locations', throttleTime: 1_000},
    )
    .pipe(
      map(locationsOf),
      // Every edit may change where a document is used, and few do.
      distinctUntilChanged((before, after) => isSameValue(before, after)),
    )
}

/** Pages of the site beside the form of what they show. They are on the Studio's own origin. */
export const presentation = presentationTool({
  previewUrl: {previewMode: {enable: '/api/draft-mode/enable'}},
  resolve: {locations, mainDocuments},
})
