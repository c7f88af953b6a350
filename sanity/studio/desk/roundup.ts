import {ArchiveIcon} from '@sanity/icons/Archive'
import {CalendarIcon} from '@sanity/icons/Calendar'
import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {ClockIcon} from '@sanity/icons/Clock'
import {EditIcon} from '@sanity/icons/Edit'
import {PauseIcon} from '@sanity/icons/Pause'
import {SyncIcon} from '@sanity/icons/Sync'
import {distinctUntilChanged, map} from 'rxjs'
import type {DocumentStore} from 'sanity'
import type {StructureBuilder} from 'sanity/structure'

import {
  type EditionAtStage,
  type EditionStage,
  editionStages,
  type StagedEdition,
  type StagingRefresh,
} from '../../../lib/editionStages.ts'
import {isSameValue} from '../../../lib/isSameValue.ts'
import {formatMoment} from '../../../lib/zonedTime.ts'
import {apiVersion} from '../../schema/validation.ts'
import {editionOfRoundup} from '../documentKinds.ts'
import {byGoLive, newestFirst} from './orderings.ts'

const stagesQuery = `{
  "editions": *[_type == "edition" && roundup._ref == $roundupId && !(_id in path("versions.**"))]{
    "id": select(_id in path("drafts.**") => string::split(_id, "drafts.")[1], _id),
    year,
    "isPublished": !(_id in path("drafts.**"))
  },
  "refreshes": *[_type == "refresh" && roundup._ref == $roundupId]{
    "editionId": edition._ref, state, goLive{at, timeZone}
  }
}`
const stagesFilter = '*[_type in ["edition", "refresh"] && roundup._ref == $roundupId]'

interface Answer {
  editions: StagedEdition[]
  refreshes: StagingRefresh[]
}

/** One roundup: its own form, its editions by year with the stage of each, and the lists to make new ones in. */
export function oneRoundup(S: StructureBuilder, documentStore: DocumentStore, roundupId: string) {
  return documentStore
    .listenQuery(
      {fetch: stagesQuery, listen: stagesFilter},
      {roundupId},
      {apiVersion, perspective: 'raw', tag: 'desk.roundup'},
    )
    .pipe(
      map(({editions, refreshes}: Answer) => editionStages(editions, refreshes)),
      // A new list would be drawn at each keystroke in one of its editions.
      distinctUntilChanged((a, b) => isSameValue(a, b)),
      map((stages) =>
        S.list()
          .title('Roundup')
          .items([
            S.documentListItem().schemaType('roundup').id(roundupId),
            S.divider(),
            ...stages.map((edition) => editionItem(S, edition)),
            S.divider(),
            S.listItem()
              .id('editions')
              .title('List of editions')
              .icon(CalendarIcon)
              .child(editionsOf(S, roundupId)),
            S.listItem().id('refreshes').title('Refreshes').icon(SyncIcon).child(refreshesOf(S, roundupId)),
          ]),
      ),
    )
}

const looks: Record<EditionStage, {words: string; icon: typeof EditIcon}> = {
  current: {words: 'current', icon: CheckmarkCircleIcon},
  past: {words: 'past', icon: ArchiveIcon},
  drafting: {words: 'in preparation', icon: EditIcon},
  scheduled: {words: 'scheduled', icon: ClockIcon},
  held: {words: 'held', icon: PauseIcon},
}

function editionItem(S: StructureBuilder, {id, year, stage, goLive}: EditionAtStage) {
  const {words, icon} = looks[stage]
  const moment = stage === 'scheduled' && goLive ? ` for ${formatMoment(goLive.at, goLive.timeZone)}` : ''
  return S.listItem()
    .id(id)
    .title(`${year ?? 'Without a year'} · ${words}${moment}`)
    .icon(icon)
    .child(S.document().schemaType('edition').documentId(id))
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
