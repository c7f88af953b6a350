import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {ClockIcon} from '@sanity/icons/Clock'
import {EditIcon} from '@sanity/icons/Edit'
import {PauseIcon} from '@sanity/icons/Pause'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import type {StructureBuilder} from 'sanity/structure'

import {dueDays} from '../../../lib/claims.ts'
import {daysAfter} from '../../../lib/zonedTime.ts'
import {apiVersion} from '../../schema/validation.ts'
import {today} from '../../today.ts'
import {byGoLive, newestFirst} from './orderings.ts'

/** Editions that readers have or will have: none of the same roundup has taken their place. */
const isLatest =
  'count(*[_type == "edition" && !(_id in path("drafts.**")) && roundup._ref == ^.roundup._ref && year > ^.year]) == 0'
const claims = '(entries[].advantages[] + entries[].disadvantages[])'

/** A draft, as a list finds it in a perspective (by the id that it is stored under), and as a listener hears of it. */
const isDraft = '(_originalId in path("drafts.**") || _id in path("drafts.**"))'

/** What waits for an editor, each a list of documents. Which claims it is that are due, the Freshness tool says. */
export function toDo(S: StructureBuilder) {
  const day = today()
  return S.listItem()
    .id('toDo')
    .title('To do')
    .icon(CheckmarkCircleIcon)
    .child(
      S.list()
        .id('toDo')
        .title('To do')
        .items([
          S.listItem()
            .id('due')
            .title('Due for review')
            .icon(ClockIcon)
            .child(
              editionsWith(
                S,
                'due',
                'Due for review',
                'review.expiresOn > $day && review.expiresOn <= $soon',
                {
                  day,
                  soon: daysAfter(day, dueDays),
                },
              ),
            ),
          S.listItem()
            .id('overdue')
            .title('Overdue')
            .icon(WarningOutlineIcon)
            .child(editionsWith(S, 'overdue', 'Overdue', 'review.expiresOn <= $day', {day})),
          S.listItem()
            .id('held')
            .title('Held')
            .icon(PauseIcon)
            .child(
              S.documentList()
                .id('held')
                .title('Held')
                .apiVersion(apiVersion)
                .schemaType('refresh')
                .filter('_type == "refresh" && state == "held"')
                .defaultOrdering(byGoLive)
                .initialValueTemplates([])
                .canHandleIntent(() => false),
            ),
          S.divider(),
          S.listItem()
            .id('changed')
            .title('Changed but not published')
            .icon(EditIcon)
            .child(
              S.documentList()
                .id('changed')
                .title('Changed but not published')
                .apiVersion(apiVersion)
                .filter(
                  `_type in ["roundup", "edition", "framework", "person", "redirect", "siteSettings"] && ${isDraft}`,
                )
                .defaultOrdering([{field: '_updatedAt', direction: 'desc'}])
                .initialValueTemplates([])
                .canHandleIntent(() => false),
            ),
        ]),
    )
}

function editionsWith(
  S: StructureBuilder,
  id: string,
  title: string,
  condition: string,
  params: Record<string, string>,
) {
  return S.documentList()
    .id(id)
    .title(title)
    .apiVersion(apiVersion)
    .schemaType('edition')
    .filter(`_type == "edition" && ${isLatest} && count(${claims}[${condition}]) > 0`)
    .params(params)
    .defaultOrdering(newestFirst)
    .initialValueTemplates([])
    .canHandleIntent(() => false)
}
