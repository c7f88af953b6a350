import type {SanityClient} from '@sanity/client'
import {getPublishedId, studioPath} from '@sanity/client/csm'
import {Schema} from '@sanity/schema'
import {builtinTypes} from '@sanity/schema/_internal'
import type {SanityDocument} from '@sanity/types'
import {validateDocumentInternal} from '@sanity/validation/_internal'

import type {Problem} from '../../lib/readinessFacts.ts'
import {schemaTypes} from '../schema/schemaTypes.ts'

/** The schema as the Studio compiles it, without the Studio: what asks for it may be a small server. */
const schema = Schema.compile({
  name: 'perennial',
  types: schemaTypes,
  parent: Schema.compile({name: 'studio', types: builtinTypes}),
})

/**
 * What the schema's rules have against a document, as the Studio would show it, with the rules that ask the dataset.
 *
 * Takes the internal entry of the validator, because the public one always adds a rule on unknown fields that turns every error
 * against an object (a slug, a correction) into a warning.
 */
export async function schemaProblems(client: SanityClient, document: SanityDocument): Promise<Problem[]> {
  const markers = await validateDocumentInternal({
    document,
    schema,
    environment: 'studio',
    getClient: ({apiVersion}) => client.withConfig({apiVersion}),
    // Whether what it refers to will be there is a rule of readiness, which knows what is published along with it.
    getDocumentExists: () => Promise.resolve(true),
  })
  return markers.flatMap(({level, message, path}) =>
    level === 'info'
      ? []
      : {
          level: level === 'error' ? ('blocker' as const) : ('warning' as const),
          code: 'schema',
          message,
          documentId: getPublishedId(document._id),
          documentType: document._type,
          path: studioPath.toString(path),
        },
  )
}
