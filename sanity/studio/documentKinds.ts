import type {
  DocumentActionComponent,
  DocumentActionsResolver,
  DocumentBadgesResolver,
  NewDocumentOptionsResolver,
  Template,
} from 'sanity'

import {verifyClaimsAction} from './claims/verifyClaimsAction.tsx'
import {newEdition} from './edition/newEdition.ts'
import {stageBadge} from './edition/stageBadge.ts'
import {withheldWhenPast} from './frozen/withheldWhenPast.ts'
import {cancelScheduleAction} from './refresh/cancelScheduleAction.tsx'
import {deleteWhilePlanned} from './refresh/deleteWhilePlanned.ts'
import {publishedByRefresh} from './refresh/publishedByRefresh.ts'
import {scheduleAction} from './refresh/scheduleAction.tsx'
import {startNextEditionAction, startPlannedEditionAction} from './refresh/startEditionActions.tsx'
import {shareForSignOffAction} from './signOff/shareForSignOffAction.tsx'

/** The one document of type `siteSettings`. */
export const siteSettingsId = 'siteSettings'

/** Template of an edition that belongs to the roundup it is made from. */
export const editionOfRoundup = 'edition-of-roundup'

/** Kinds that nobody makes by hand: there is one already, or an action makes it. */
const neverNew = new Set(['siteSettings', 'refresh', 'receipt'])
const withheldFromSingletons = new Set(['unpublish', 'delete', 'duplicate'])

/** Which actions a kind of document has, given the Studio's own. */
const actionsByKind: Record<string, (actions: DocumentActionComponent[]) => DocumentActionComponent[]> = {
  /** There is exactly one: it can be edited and published, not removed or doubled. */
  siteSettings: (actions) => actions.filter(({action}) => !action || !withheldFromSingletons.has(action)),
  edition: (actions) => [
    ...afterFirst(actions.map(limitedOnEditions), verifyClaimsAction),
    shareForSignOffAction,
  ],
  roundup: (actions) => afterFirst(actions, startNextEditionAction),
  /** The Studio's note of what it saw: there is nothing to do to it. */
  receipt: () => [],
  /** Made, scheduled and finished by actions of its own; only one that nobody has begun can be thrown away. */
  refresh: (actions) => [
    startPlannedEditionAction,
    scheduleAction,
    cancelScheduleAction,
    shareForSignOffAction,
    ...actions.filter(({action}) => action === 'delete').map(deleteWhilePlanned),
  ],
}

function limitedOnEditions(action: DocumentActionComponent): DocumentActionComponent {
  if (action.action === 'publish' || action.action === 'schedule') return publishedByRefresh(action)
  return action.action === 'unpublish' || action.action === 'delete' ? withheldWhenPast(action) : action
}

/** The Studio's first action is its button; ours lead the menu beside it. */
function afterFirst(
  actions: DocumentActionComponent[],
  ...own: DocumentActionComponent[]
): DocumentActionComponent[] {
  return [...actions.slice(0, 1), ...own, ...actions.slice(1)]
}

export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  actionsByKind[schemaType]?.(actions) ?? actions

/** The Studio marks what has no drafts as live, which a refresh says of itself in another sense. */
export const documentBadges: DocumentBadgesResolver = (badges, {schemaType}) => {
  if (schemaType === 'refresh' || schemaType === 'receipt') return []
  return schemaType === 'edition' ? [stageBadge, ...badges] : badges
}

/** What the "Create" menus offer: nothing that is never new, and beside a list no template that needs to be told a roundup. */
export const newDocumentOptions: NewDocumentOptionsResolver = (options, {creationContext}) =>
  options.filter(
    ({templateId}) =>
      !neverNew.has(templateId) && (creationContext.type === 'structure' || templateId !== editionOfRoundup),
  )

export function templates(existing: Template[]): Template[] {
  return [
    ...existing.filter(({schemaType}) => !neverNew.has(schemaType)),
    {
      id: editionOfRoundup,
      title: 'Edition of this roundup',
      schemaType: 'edition',
      parameters: [{name: 'roundupId', type: 'string'}],
      value: newEdition,
    },
  ]
}
