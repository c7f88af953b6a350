import {z} from 'zod'

/**
 * What people are told of a refresh. `start`: its lead time has begun. `blocked`: it is scheduled and no longer ready.
 * `scheduled`: its moment is set. `live`: readers have it, with the receipt. `held`: its moment came and it was not ready.
 * `failed`: it could not be published.
 */
const notificationEvents = ['start', 'blocked', 'scheduled', 'live', 'held', 'failed'] as const
export type NotificationEvent = (typeof notificationEvents)[number]

const delivery = z.object({
  /** The target's key: its address is a secret and stays out of the lake. */
  _key: z.string(),
  /** The target's host, for people. */
  host: z.string(),
  state: z.enum(['waiting', 'delivered', 'givenUp']),
  attempts: z.number().int(),
  /** When the last attempt was, ISO 8601. */
  attemptedAt: z.string(),
  /** While it is waiting: when the next attempt is due. */
  nextAttemptAt: z.string().nullable(),
  error: z.string().nullable(),
})
/** How it stands with one target. */
export type NotificationDelivery = z.infer<typeof delivery>

/** A notification as it lies in the lake. */
export const notificationSchema = z.object({
  _id: z.string(),
  _rev: z.string(),
  event: z.enum(notificationEvents),
  refreshId: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.url({protocol: /^https?$/}),
  occurredAt: z.string(),
  deliveries: z.array(delivery),
})
export type StoredNotification = z.infer<typeof notificationSchema>

/**
 * The document that tells people of an event. Create it with `createIfNotExists` in the transaction that makes the event happen:
 * its id follows from refresh, event and `unique`, so whoever repeats the transaction tells nobody twice. Its id has dots in it,
 * so that only a token can read it.
 *
 * @param unique what makes a repeated event another one: the go-live moment, or a revision
 * @param title one line, plain text; `text` may have several
 * @param url where it leads: the document in the Studio, or the public page
 * @param now ISO 8601
 */
export function notificationDocument({
  refreshId,
  event,
  unique,
  title,
  text,
  url,
  now,
}: {
  refreshId: string
  event: NotificationEvent
  unique: string
  title: string
  text: string
  url: string
  now: string
}) {
  return {
    _id: `notification.${refreshId.replace(/^refresh\./, '')}.${event}.${unique.replaceAll(/[^A-Za-z0-9_-]+/g, '-')}`,
    _type: 'notification' as const,
    event,
    refreshId,
    title,
    text,
    url,
    occurredAt: now,
    /** Gone once no target is left to be told. */
    dueAt: now,
    deliveries: [],
  }
}
