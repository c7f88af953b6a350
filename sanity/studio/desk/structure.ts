import {CalendarIcon} from '@sanity/icons/Calendar'
import {CogIcon} from '@sanity/icons/Cog'
import {StackIcon} from '@sanity/icons/Stack'
import {SyncIcon} from '@sanity/icons/Sync'
import type {StructureBuilder, StructureResolver} from 'sanity/structure'

import {apiVersion} from '../../schema/validation.ts'
import {siteSettingsId} from '../documentKinds.ts'
import {byGoLive, byField, newestFirst} from './orderings.ts'
import {oneRoundup} from './roundup.ts'
import {toDo} from './toDo.ts'

/** The Studio's table of contents: what is to be done, each roundup with its editions below it, then what editions are made of. */
export const structure: StructureResolver = (S, {documentStore}) =>
  S.list()
    .id('content')
    .title('Content')
    .items([
      toDo(S),
      S.divider(),
      S.listItem()
        .id('roundups')
        .title('Roundups')
        .icon(StackIcon)
        .child(roundups(S).child((roundupId) => oneRoundup(S, documentStore, roundupId))),
      S.documentTypeListItem('edition')
        .title('All editions')
        .icon(CalendarIcon)
        .child(S.documentTypeList('edition').title('All editions').defaultOrdering(newestFirst)),
      S.documentTypeListItem('refresh')
        .title('Refreshes')
        .icon(SyncIcon)
        .child(
          S.documentTypeList('refresh')
            .title('Refreshes')
            .defaultOrdering(byGoLive)
            .initialValueTemplates([]),
        ),
      S.divider(),
      S.documentTypeListItem('framework')
        .title('Frameworks')
        .child(S.documentTypeList('framework').title('Frameworks').defaultOrdering(byField('name'))),
      S.documentTypeListItem('person')
        .title('People')
        .child(S.documentTypeList('person').title('People').defaultOrdering(byField('name'))),
      S.divider(),
      S.documentTypeListItem('redirect')
        .title('Redirects')
        .child(S.documentTypeList('redirect').title('Redirects').defaultOrdering(byField('from'))),
      S.listItem()
        .id('siteSettings')
        .title('Site settings')
        .icon(CogIcon)
        .child(S.document().schemaType('siteSettings').documentId(siteSettingsId).title('Site settings')),
    ])

function roundups(S: StructureBuilder) {
  return (
    S.documentTypeList('roundup')
      .title('Roundups')
      .defaultOrdering(byField('title'))
      // A link to a roundup, or a new one, opens its form, not the list of what belongs to it. The filter has to be our own for
      // that: whatever is said here, the Studio sends links of a type to the list whose filter is `_type == $type`.
      .apiVersion(apiVersion)
      .filter('_type == "roundup"')
      .canHandleIntent(() => false)
  )
}
