import type {Context} from 'hono'
import {Hono} from 'hono'

import {authorize} from '../auth/roles.ts'
import {readJson} from '../http/body.ts'
import type {LakeEnv} from '../http/env.ts'
import {badRequest, notFound} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {openAttemptReader} from '../webhooks/attemptReader.ts'
import {changeDefinition, readDefinition} from '../webhooks/definition.ts'
import type {Delivery} from '../webhooks/deliveryTable.ts'
import {openWebhookTable} from '../webhooks/webhookTable.ts'
import type {Webhook} from '../webhooks/webhookTable.ts'

/** As many deliveries and attempts as one answer lists. */
const listLength = 100

/**
 * `/hooks/projects/:projectId`: webhooks and what became of their deliveries, for administrators. A secret goes in and
 * never comes out. https://www.sanity.io/docs/http-reference/webhooks
 */
export function hookRoutes(): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>()
  const all = '/hooks/projects/:projectId'
  const one = `${all}/:hookId`

  app.use(`${all}/*`, async (context, next) => {
    authorize(context, 'manageWebhooks')
    const projectId = context.req.param('projectId')
    if (projectId !== context.get('lake').config.projectId) throw notFound(`No project "${projectId}"`)
    await next()
  })

  app.get(all, (context) =>
    context.json(
      table(context)
        .list()
        .map((webhook) => show(context, webhook)),
    ),
  )
  app.post(all, async (context) => {
    const {config} = context.get('lake')
    return context.json(create(context, readDefinition(await readJson(context), config.dataset)), 201)
  })
  app.get(`${all}/attempts/:attemptId`, (context) => {
    const attempt = openAttemptReader(context.get('lake').database).attempt(context.req.param('attemptId'))
    if (!attempt) throw notFound(`No attempt "${context.req.param('attemptId')}"`)
    return context.json({...attempt, projectId: context.get('lake').config.projectId})
  })

  app.get(one, (context) => context.json(show(context, requireWebhook(context))))
  app.patch(one, async (context) => {
    const webhook = requireWebhook(context)
    const {config, clock} = context.get('lake')
    const change = changeDefinition(definitionOf(webhook), await readJson(context), config.dataset)
    table(context).update(webhook.id, change, clock.now())
    return context.json(show(context, requireWebhook(context)))
  })
  // Ours, not the hosted service's: with an id of one's own choosing, once or many times over, to the same effect.
  app.put(one, async (context) => {
    const {config, clock} = context.get('lake')
    const id = context.req.param('hookId')
    if (!/^[\w-]{1,64}$/.test(id)) throw badRequest('A webhook id is up to 64 letters, digits, - and _')
    const definition = readDefinition(await readJson(context), config.dataset)
    if (!table(context).get(id)) return context.json(create(context, definition, id), 201)
    table(context).update(id, definition, clock.now())
    return context.json(show(context, requireWebhook(context)))
  })
  app.delete(one, (context) => {
    const webhook = requireWebhook(context)
    table(context).delete(webhook.id)
    return context.json(show(context, webhook))
  })
  app.get(`${one}/attempts`, (context) => {
    const {database} = context.get('lake')
    return context.json(openAttemptReader(database).attempts(requireWebhook(context).id, listLength))
  })
  app.get(`${one}/messages`, (context) => {
    const {database} = context.get('lake')
    const deliveries = openAttemptReader(database).deliveries(requireWebhook(context).id, listLength)
    return context.json(deliveries.map(showDelivery))
  })
  return app
}

function table(context: Context<LakeEnv>) {
  return openWebhookTable(context.get('lake').database)
}

function requireWebhook(context: Context<LakeEnv>): Webhook {
  const id = context.req.param('hookId') ?? ''
  const webhook = table(context).get(id)
  if (!webhook) throw notFound(`No webhook "${id}"`)
  return webhook
}

function create(context: Context<LakeEnv>, definition: ReturnType<typeof readDefinition>, id?: string) {
  const {clock, log} = context.get('lake')
  const webhooks = table(context)
  if (webhooks.list().length >= limits.maxWebhooks)
    throw badRequest(`A project has at most ${limits.maxWebhooks} webhooks`)
  return show(context, webhooks.create(definition, {id, sinceSequence: log.lastSequence(), now: clock.now()}))
}

function definitionOf({
  id: _id,
  sinceSequence: _since,
  createdAt: _created,
  updatedAt: _updated,
  ...definition
}: Webhook) {
  return definition
}

function show(context: Context<LakeEnv>, {secret, sinceSequence: _since, ...webhook}: Webhook) {
  const {projectId} = context.get('lake').config
  return {
    ...webhook,
    projectId,
    hasSecret: secret !== null,
    isDisabled: webhook.isDisabledByUser,
    deletedAt: null,
  }
}

function showDelivery(delivery: Delivery) {
  const {id, webhookId, documentId, operation, transactionId, payload, status, failureCount, resultCode} =
    delivery
  return {
    id,
    hookId: webhookId,
    documentId,
    operation,
    transactionId,
    payload,
    status,
    failureCount,
    resultCode,
    createdAt: new Date(delivery.createdMs).toISOString(),
    updatedAt: new Date(delivery.updatedMs).toISOString(),
  }
}
