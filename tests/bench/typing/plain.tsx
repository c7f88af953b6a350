import {createClient} from '@sanity/client'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'

import {sanityEnv} from '../../../sanity/env.ts'
import {schemaTypes} from '../../../sanity/schema/schemaTypes.ts'
import {lakeAuth} from '../../../sanity/studio/auth.ts'
import {streamTransport} from '../../../sanity/studio/transport.ts'
import {mount} from './mount.tsx'

const {apiHost, projectId, dataset, planFeatures} = sanityEnv
if (apiHost === null) throw new Error('The bench runs against a local lake.')
const resolveFetch = streamTransport(apiHost)

/** The Studio as Sanity ships it, with our schema and nothing else of ours but the way to the lake. */
mount(
  defineConfig({
    name: 'perennial',
    title: 'Plain',
    basePath: '/studio',
    projectId,
    dataset,
    apiHost,
    auth: lakeAuth,
    unstable_clientFactory: (options) =>
      createClient({...options, apiHost, useProjectHostname: false, resolveFetch}),
    plugins: [structureTool()],
    schema: {types: schemaTypes},
    document: {comments: {enabled: planFeatures}},
    releases: {enabled: planFeatures},
    scheduledDrafts: {enabled: planFeatures},
    tasks: {enabled: planFeatures},
    announcements: {enabled: false},
    mediaLibrary: {enabled: false},
    scheduledPublishing: {enabled: false},
  }),
)
