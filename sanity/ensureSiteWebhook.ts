import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {siteWebhook, webhookPath} from './webhook.ts'

const webhookList = z.array(z.object({id: z.string(), name: z.string()}))

/** The dated version of the webhooks API: https://www.sanity.io/docs/http-reference/webhooks */
const hooksApiVersion = '2021-03-25'

/**
 * Makes the lake report published changes to the site, hosted or local; a webhook made earlier is brought up to date.
 *
 * @param client with a token that may manage webhooks.
 * @param siteAddress where the lake reaches the site, without a trailing slash.
 */
export async function ensureSiteWebhook(
  client: SanityClient,
  siteAddress: string,
  secret: string,
): Promise<void> {
  const {projectId, dataset} = client.config()
  const hooks = client.withConfig({apiVersion: hooksApiVersion, useProjectHostname: false})
  const {on, filter, projection, name} = siteWebhook
  const definition = {
    type: 'document',
    name,
    url: siteAddress + webhookPath,
    dataset,
    apiVersion: 'v2025-02-19',
    httpMethod: 'POST',
    includeDrafts: false,
    secret,
    rule: {on, filter, projection},
  }
  const path = `/hooks/projects/${projectId}`
  const present = webhookList
    .parse(await hooks.request({url: path}))
    .find((webhook) => webhook.name === definition.name)
  await hooks.request(
    present
      ? {url: `${path}/${present.id}`, method: 'PATCH', body: definition}
      : {url: path, method: 'POST', body: definition},
  )
}
