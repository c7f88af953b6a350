import {createClient} from '@sanity/client'
import {visionTool} from '@sanity/vision'
import {defineConfig, type WorkspaceOptions} from 'sanity'
import {structureTool} from 'sanity/structure'

import {sanityEnv} from './sanity/env.ts'
import type {SanityEnv} from './sanity/readEnv.ts'
import {schemaTypes} from './sanity/schema/schemaTypes.ts'
import {lakeAuth} from './sanity/studio/auth.ts'
import {structure} from './sanity/studio/desk/structure.ts'
import {
  documentActions,
  documentBadges,
  newDocumentOptions,
  templates,
} from './sanity/studio/documentKinds.ts'
import {freshnessTool} from './sanity/studio/freshness/freshnessTool.ts'
import {guideTool} from './sanity/studio/guide/guideTool.ts'
import {inputs} from './sanity/studio/inputs/inputs.tsx'
import {items} from './sanity/studio/inputs/items.tsx'
import {DocumentLayout} from './sanity/studio/layout/DocumentLayout.tsx'
import {StudioLayout} from './sanity/studio/layout/StudioLayout.tsx'
import {presentation} from './sanity/studio/presentation/presentation.ts'
import {receiptsTool} from './sanity/studio/receipts/receiptsTool.ts'
import {refreshesTool} from './sanity/studio/refreshes/refreshesTool.ts'
import {streamTransport} from './sanity/studio/transport.ts'

/** The Studio against a Content Lake. Call it once per lake: the local one shares its event streams by the result. */
export function studioConfig(env: SanityEnv) {
  return defineConfig({
    name: 'perennial',
    title: 'Perennial',
    basePath: '/studio',
    projectId: env.projectId,
    dataset: env.dataset,
    ...localLake(env),
    tools: (tools) => [...tools, refreshesTool, freshnessTool, receiptsTool, guideTool],
    plugins: [structureTool({structure}), presentation, visionTool({defaultApiVersion: env.apiVersion})],
    schema: {types: schemaTypes, templates},
    document: {
      actions: documentActions,
      badges: documentBadges,
      newDocumentOptions,
      comments: {enabled: env.planFeatures},
      components: {unstable_layout: DocumentLayout},
    },
    studio: {components: {layout: StudioLayout}},
    form: {components: {input: inputs, item: items}},
    releases: {enabled: env.planFeatures},
    scheduledDrafts: {enabled: env.planFeatures},
    tasks: {enabled: env.planFeatures},
    ...withoutHostedServices,
  })
}

/** Off: announcements and the media library are services beside the lake, and scheduled drafts took the place of schedules. */
const withoutHostedServices = {
  announcements: {enabled: false},
  mediaLibrary: {enabled: false},
  scheduledPublishing: {enabled: false},
} satisfies Partial<WorkspaceOptions>

function localLake({
  apiHost,
}: SanityEnv): Partial<Pick<WorkspaceOptions, 'apiHost' | 'auth' | 'unstable_clientFactory'>> {
  if (apiHost === null) return {}
  const resolveFetch = streamTransport(apiHost)
  return {
    apiHost,
    auth: lakeAuth,
    unstable_clientFactory: (options) =>
      createClient({...options, apiHost, useProjectHostname: false, resolveFetch}),
  }
}

export default studioConfig(sanityEnv)
