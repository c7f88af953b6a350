import type {DocumentActionsResolver, NewDocumentOptionsResolver, Template} from 'sanity'

import {shareForSignOffAction} from './signOff/shareForSignOffAction.tsx'

/** The one document of type `siteSettings`. */
export const siteSettingsId = 'siteSettings'

/** Template of an edition that belongs to the roundup it is made from. */
export const editionOfRoundup = 'edition-of-roundup'

const singletons = new Set(['siteSettings'])
const sharedForSignOff = new Set(['edition', 'refresh'])
const withheldFromSingletons = new Set(['unpublish', 'delete', 'duplicate'])

/** There is exactly one of a singleton: it can be edited and published, not removed or doubled. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  singletons.has(schemaType)
    ? actions.filter(({action}) => !action || !withheldFromSingletons.has(action))
    : sharedForSignOff.has(schemaType)
      ? [...actions, shareForSignOffAction]
      : actions

/** What the "Create" menu offers: neither singletons, nor templates that need to be told a roundup. */
export const newDocumentOptions: NewDocumentOptionsResolver = (options, {creationContext}) =>
  creationContext.type === 'structure'
    ? options
    : options.filter(({templateId}) => !singletons.has(templateId) && templateId !== editionOfRoundup)

export function templates(existing: Template[]): Template[] {
  return [
    ...existing.filter(({schemaType}) => !singletons.has(schemaType)),
    {
      id: editionOfRoundup,
      title: 'Edition of this roundup',
      schemaType: 'edition',
      parameters: [{name: 'roundupId', type: 'string'}],
      value: ({roundupId}: {roundupId: string}) => ({roundup: {_type: 'reference', _ref: roundupId}}),
    },
  ]
}
