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
import {openProjectWebhooks} from '../webhooks/projectWebhooks.ts'
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
      webhooks(context)
        .list()
        .map((webhook) => show(context, webhook)),
    ),
  )
  app.post(all, async (context) => {
    const definition = readDefinition(await readJson(context), datasetNames(context))
    return context.json(create(context, definition), 201)
  })
  app.get(`${all}/attempts/:attemptId`, (context) => {
    const project = context.get('project')
    const attemptId = context.req.param('attemptId')
    const [attempt] = project.datasets().flatMap(({name}) => {
      const lake = project.lake(name)
      return (lake && openAttemptReader(lake.database).attempt(attemptId)) ?? []
    })
    if (!attempt) throw notFound(`No attempt "${attemptId}"`)
    return context.json({...attempt, projectId: context.get('lake').config.projectId})
  })

  app.get(one, (context) => context.json(show(context, requireWebhook(context))))
  app.patch(one, async (context) => {
    const webhook = requireWebhook(context)
    const change = changeDefinition(definitionOf(webhook), await readJson(context), datasetNames(context))
    const changed = webhooks(context).put(change, {now: context.get('project').clock.now(), id: webhook.id})
    return context.json(show(context, changed))
  })
  // Ours, not the hosted service's: with an id of one's own choosing, once or many times over, to the same effect.
  app.put(one, async (context) => {
    const id = context.req.param('hookId')
    if (!/^[\w-]{1,64}$/.test(id)) throw badRequest('A webhook id is up to 64 letters, digits, - and _')
    const definition = readDefinition(await readJson(context), datasetNames(context))
    if (!webhooks(context).get(id)) return context.json(create(context, definition, id), 201)
    const changed = webhooks(context).put(definition, {now: context.get('project').clock.now(), id})
    return context.json(show(context, changed))
  })
  app.delete(one, (context) => {
    const webhook = requireWebhook(context)
    webhooks(context).delete(webhook.id)
    return context.json(show(context, webhook))
  })
  app.get(`${one}/attempts`, (context) => {
    const {id} = requireWebhook(context)
    const attempts = webhooks(context)
      .placesOf(id)
      .flatMap(({database}) => openAttemptReader(database).attempts(id, listLength))
    return context.json(newestFirst(attempts, ({createdAt}) => Date.parse(createdAt)))
  })
  app.get(`${one}/messages`, (context) => {
    const {id} = requireWebhook(context)
    const deliveries = webhooks(context)
      .placesOf(id)
      .flatMap(({database}) => openAttemptReader(database).deliveries(id, listLength))
    return context.json(newestFirst(deliveries, ({createdMs}) => createdMs).map(showDelivery))
  })
  return app
}

function webhooks(context: Context<LakeEnv>) {
  return openProjectWebhooks(context.get('project'))
}

function datasetNames(context: Context<LakeEnv>): string[] {
  return context
    .get('project')
    .datasets()
    .map(({name}) => name)
}

/** Of what lies in several files, each in its order already, as much as one answer lists. */
function newestFirst<T>(items: T[], momentMs: (item: T) => number): T[] {
  return items.toSorted((a, b) => momentMs(b) - momentMs(a)).slice(0, listLength)
}

function requireWebhook(context: Context<LakeEnv>): Webhook {
  const id = context.req.param('hookId') ?? ''
  const webhook = webhooks(context).get(id)
  if (!webhook) throw notFound(`No webhook "${id}"`)
  return webhook
}

function create(context: Context<LakeEnv>, definition: ReturnType<typeof readDefinition>, id?: string) {
  if (webhooks(context).list().length >= limits.maxWebhooks)
    throw badRequest(`A project has at most ${limits.maxWebhooks} webhooks`)
  const now = context.get('project').clock.now()
  const createdByUserId = context.get('identity').userId
  return show(context, webhooks(context).put(definition, {now, id, createdByUserId}))
}

function definitionOf({
  id: _id,
  createdByUserId: _user,
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
