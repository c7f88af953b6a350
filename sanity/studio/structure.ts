import {CalendarIcon} from '@sanity/icons/Calendar'
import {CogIcon} from '@sanity/icons/Cog'
import {StackIcon} from '@sanity/icons/Stack'
import {SyncIcon} from '@sanity/icons/Sync'
import type {StructureBuilder, StructureResolver} from 'sanity/structure'

import {editionOfRoundup, siteSettingsId} from './documentKinds.ts'

const newestFirst = [{field: 'year', direction: 'desc' as const}]
const byGoLive = [{field: 'goLive.at', direction: 'asc' as const}]
const apiVersion = '2025-02-19'

/** The Studio's table of contents: each roundup with its editions below it, then what editions are made of. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('content')
    .title('Content')
    .items([
      S.listItem().id('roundups').title('Roundups').icon(StackIcon).child(roundups(S)),
      S.documentTypeListItem('edition').title('All editions').icon(CalendarIcon).child(allEditions(S)),
      S.documentTypeListItem('refresh').title('Refreshes').icon(SyncIcon).child(allRefreshes(S)),
      S.divider(),
      S.documentTypeListItem('framework').title('Frameworks'),
      S.documentTypeListItem('person').title('People'),
      S.divider(),
      S.documentTypeListItem('redirect').title('Redirects'),
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
      // A link to a roundup, or a new one, opens its form, not the list of what belongs to it. The filter has to be our own for
      // that: whatever is said here, the Studio sends links of a type to the list whose filter is `_type == $type`.
      .apiVersion(apiVersion)
      .filter('_type == "roundup"')
      .canHandleIntent(() => false)
      .child((roundupId) => oneRoundup(S, roundupId))
  )
}

function oneRoundup(S: StructureBuilder, roundupId: string) {
  return S.list()
    .title('Roundup')
    .items([
      S.documentListItem().schemaType('roundup').id(roundupId),
      S.divider(),
      S.listItem().id('editions').title('Editions').icon(CalendarIcon).child(editionsOf(S, roundupId)),
      S.listItem().id('refreshes').title('Refreshes').icon(SyncIcon).child(refreshesOf(S, roundupId)),
    ])
}

function editionsOf(S: StructureBuilder, roundupId: string) {
  return S.documentList()
    .title('Editions')
    .apiVersion(apiVersion)
    .schemaType('edition')
    .filter('_type == "edition" && roundup._ref == $roundupId')
    .params({roundupId})
    .defaultOrdering(newestFirst)
    .initialValueTemplates([S.initialValueTemplateItem(editionOfRoundup, {roundupId})])
}

function allEditions(S: StructureBuilder) {
  return S.documentTypeList('edition').title('All editions').defaultOrdering(newestFirst)
}

function refreshesOf(S: StructureBuilder, roundupId: string) {
  return S.documentList()
    .title('Refreshes')
    .apiVersion(apiVersion)
    .schemaType('refresh')
    .filter('_type == "refresh" && roundup._ref == $roundupId')
    .params({roundupId})
    .defaultOrdering(byGoLive)
    .initialValueTemplates([])
}

function allRefreshes(S: StructureBuilder) {
  return S.documentTypeList('refresh').title('Refreshes').defaultOrdering(byGoLive).initialValueTemplates([])
}
