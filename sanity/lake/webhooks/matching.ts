import type {Lake} from '../lake.ts'
import {evaluateChange} from '../query/filter.ts'
import type {DocumentChange, Transaction} from '../store/transactions.ts'
import type {WebhookOperation} from './definition.ts'
import type {Webhook} from './webhookTable.ts'

/** A change that a webhook wants to hear of, and what it is told. */
export interface WebhookMatch {
  webhookId: string
  documentId: string
  operation: WebhookOperation
  /** JSON. */
  payload: string
}

/** What a change did to its document; null when there was nothing before nor after. */
function operationOf({before, after}: Pick<DocumentChange, 'before' | 'after'>): WebhookOperation | null {
  if (after) return before ? 'update' : 'create'
  return before ? 'delete' : null
}

/** Whether a webhook hears of a document with this id at all: drafts and versions only on request, system ones never. */
function concernsDocument(webhook: Webhook, documentId: string): boolean {
  if (documentId.startsWith('_.')) return false
  if (documentId.startsWith('drafts.')) return webhook.includeDrafts
  if (documentId.startsWith('versions.')) return webhook.includeAllVersions
  return true
}

/**
 * Asks each webhook's filter about each change of a transaction, and shapes the payloads of those that match. A filter
 * that fails on a change is reported and does not match: it must not hold up all that comes after.
 */
export async function matchTransaction(
  lake: Lake,
  webhooks: Webhook[],
  transaction: Transaction,
  report: (error: unknown) => void,
): Promise<WebhookMatch[]> {
  const matches: WebhookMatch[] = []
  for (const change of transaction.changes) {
    for (const webhook of webhooks) {
      try {
        const match = await matchChange(lake, webhook, change, transaction)
        if (match) matches.push(match)
      } catch (error) {
        report(error)
      }
    }
  }
  return matches
}

async function matchChange(
  lake: Lake,
  webhook: Webhook,
  change: DocumentChange,
  transaction: Transaction,
): Promise<WebhookMatch | null> {
  const {documentId, before, after} = change
  const operation = operationOf(change)
  if (!operation || webhook.isDisabledByUser || transaction.sequence <= webhook.sinceSequence) return null
  if (!webhook.rule.on.includes(operation) || !concernsDocument(webhook, documentId)) return null
  const question = {
    before,
    after,
    timestamp: new Date(transaction.timestamp),
    identity: transaction.author,
    sanity: {projectId: lake.config.projectId, dataset: lake.config.dataset},
    dereference: ({_ref}: {_ref: string}) => lake.read.get(_ref),
  }
  const {filter, projection} = webhook.rule
  if (filter && (await evaluateChange({...question, expression: filter})) !== true) return null
  const content = projection ? await evaluateChange({...question, expression: projection}) : (after ?? before)
  return {webhookId: webhook.id, documentId, operation, payload: JSON.stringify(content ?? null)}
}
