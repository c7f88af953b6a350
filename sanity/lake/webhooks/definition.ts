import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {parseQuery, QueryParseError} from '../query/parse.ts'
import {mapTree} from '../query/syntaxTree.ts'

/** Headers that the lake writes itself, or that belong to the connection. */
const reservedHeader =
  /^(sanity-.*|idempotency-key|content-type|content-length|host|connection|transfer-encoding|upgrade)$/i

const groq = z.string().max(limits.maxWebhookGroqLength).nullable().optional()

const ruleSchema = z.strictObject({
  on: z.array(z.enum(['create', 'update', 'delete'])).min(1),
  filter: groq,
  projection: groq,
})

const headersSchema = z.record(z.string().max(200), z.string().max(2_000)).superRefine((headers, context) => {
  const names = Object.keys(headers)
  if (names.length > limits.maxWebhookHeaders) context.addIssue(`at most ${limits.maxWebhookHeaders} headers`)
  for (const name of names) {
    if (reservedHeader.test(name)) context.addIssue(`"${name}" is written by the sender itself`)
    else if (!isHeader(name, headers[name] ?? '')) context.addIssue(`"${name}" is not a valid header`)
  }
})

const fields = {
  type: z.literal('document'),
  name: z.string().trim().min(1).max(200),
  description: z.string().max(1_024).nullable(),
  url: z.url({protocol: /^https?$/}).max(2_000),
  dataset: z.string(),
  apiVersion: z.string().regex(/^v\d{4}-\d{2}-\d{2}$/),
  httpMethod: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  includeDrafts: z.boolean(),
  includeAllVersions: z.boolean(),
  headers: headersSchema,
  rule: ruleSchema,
  secret: z.string().min(1).max(500).nullable(),
  isDisabledByUser: z.boolean(),
}

const definitionSchema = z.strictObject({
  ...fields,
  type: fields.type.default('document'),
  description: fields.description.default(null),
  apiVersion: fields.apiVersion.default('v2021-03-25'),
  httpMethod: fields.httpMethod.default('POST'),
  includeDrafts: fields.includeDrafts.default(false),
  includeAllVersions: fields.includeAllVersions.default(false),
  headers: fields.headers.default({}),
  secret: fields.secret.default(null),
  isDisabledByUser: fields.isDisabledByUser.default(false),
})

const changeSchema = z.strictObject(fields).partial()

/** What a webhook does, as https://www.sanity.io/docs/http-reference/webhooks writes it. */
export type WebhookDefinition = z.infer<typeof definitionSchema>

/** The kinds of change a webhook can wait for. */
export type WebhookOperation = WebhookDefinition['rule']['on'][number]

/** Checks a whole definition, filling in what may be left out; `datasets` are those there are. @throws LakeError 400 naming the field */
export function readDefinition(body: unknown, datasets: string[]): WebhookDefinition {
  return checkDefinition(definitionSchema.safeParse(body), datasets)
}

/** Checks a change of some fields and applies it. @throws LakeError 400 naming the field */
export function changeDefinition(
  current: WebhookDefinition,
  body: unknown,
  datasets: string[],
): WebhookDefinition {
  const change = changeSchema.safeParse(body)
  if (!change.success) throw refuse(change.error)
  return checkDefinition(definitionSchema.safeParse({...current, ...change.data}), datasets)
}

/** Reads a definition that the lake stored itself. */
export function readStoredDefinition(json: unknown): WebhookDefinition {
  return definitionSchema.parse(JSON.parse(String(json)))
}

function checkDefinition(
  decoded: z.ZodSafeParseResult<WebhookDefinition>,
  datasets: string[],
): WebhookDefinition {
  if (!decoded.success) throw refuse(decoded.error)
  const definition = decoded.data
  if (!datasets.includes(definition.dataset) && definition.dataset !== '*') {
    throw badRequest(`Webhook field "dataset": this lake has only ${datasets.join(', ')}`)
  }
  checkExpression('filter', definition.rule.filter)
  checkExpression('projection', definition.rule.projection)
  return definition
}

function checkExpression(field: string, expression: string | null | undefined): void {
  if (!expression) return
  try {
    const text = expression.trimStart().startsWith('{') ? `@${expression}` : expression
    mapTree(parseQuery(text, {}, 'delta'), (node) => {
      // Only the changed document is at hand, and what it refers to; a search through all for each change is not.
      if (node.type === 'Everything')
        throw badRequest(`Webhook field "rule.${field}": * is not available here`)
      return undefined
    })
  } catch (error) {
    if (error instanceof QueryParseError) throw badRequest(`Webhook field "rule.${field}": ${error.message}`)
    throw error
  }
}

function refuse(error: z.ZodError) {
  const issue = error.issues[0]
  return badRequest(`Webhook field "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'invalid'}`)
}

function isHeader(name: string, value: string): boolean {
  try {
    new Headers().set(name, value)
    return true
  } catch {
    return false
  }
}
