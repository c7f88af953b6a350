import {type DocumentResolver, defineDocuments} from 'sanity/presentation'

import {frameworkPath, homePath} from '../../paths.ts'
import {siteSettingsId} from '../documentKinds.ts'

const edition = '_type == "edition" && roundup->slug.current == $roundup'

/** Which document is opened beside a page: the one that most of the page is from. */
export const mainDocuments: DocumentResolver[] = defineDocuments([
  {route: homePath, filter: '_type == "siteSettings" && _id == $id', params: {id: siteSettingsId}},
  {
    route: `${frameworkPath('')}:slug`,
    filter: '_type == "framework" && slug.current == $slug',
    params: ofRoute,
  },
  {
    route: ['/:roundup/:year', '/:roundup/:year/changes'],
    filter: `${edition} && string(year) == $year`,
    params: ofRoute,
  },
  {
    route: '/:roundup',
    filter: `${edition} && count(*[_type == "edition" && roundup._ref == ^.roundup._ref && year > ^.year]) == 0`,
    params: ofRoute,
  },
])

function ofRoute({params}: {params: Record<string, string>}): Record<string, string> {
  return params
}
