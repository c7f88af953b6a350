import {createHash} from 'node:crypto'

import type {StoredNotification} from './notifications.ts'

/** Somebody outside who is told by a POST. */
export interface NotificationTarget {
  /** The same from run to run, and tells nothing of the address, which is a secret. */
  key: string
  /** `json`: all fields, signed when there is a secret. `slack`: the body that Slack-compatible endpoints take. */
  kind: 'json' | 'slack'
  url: string
  secret: string | null
}

/**
 * Where notifications go: `NOTIFY_WEBHOOK_URLS` and `NOTIFY_SLACK_URLS`, comma-separated addresses, and the secret
 * `NOTIFY_WEBHOOK_SECRET` that signs what the former are sent. Throws an error naming the variable that is malformed.
 */
export function readNotificationTargets(env: Record<string, string | undefined>): NotificationTarget[] {
  const secret = env.NOTIFY_WEBHOOK_SECRET?.trim() || null
  return [
    ...addressesIn(env, 'NOTIFY_WEBHOOK_URLS').map((url) => targetAt('json', url, secret)),
    ...addressesIn(env, 'NOTIFY_SLACK_URLS').map((url) => targetAt('slack', url, null)),
  ]
}

/** What a target is sent, as text. */
export function bodyFor(target: NotificationTarget, notification: StoredNotification): string {
  const {_id: id, event, refreshId: refresh, title, text, url, occurredAt} = notification
  return JSON.stringify(
    target.kind === 'slack'
      ? {text: slackText(notification)}
      : {id, event, refresh, title, text, url, occurredAt},
  )
}

function targetAt(kind: 'json' | 'slack', url: string, secret: string | null): NotificationTarget {
  const key = createHash('sha256').update(`${kind} ${url}`).digest('hex').slice(0, 16)
  return {key, kind, url, secret}
}

function addressesIn(env: Record<string, string | undefined>, name: string): string[] {
  const addresses = (env[name] ?? '').split(',').map((address) => address.trim())
  return [...new Set(addresses.filter(Boolean))].map((address, index) => {
    const protocol = URL.parse(address)?.protocol
    if (protocol === 'https:' || protocol === 'http:') return address
    // The address may hold a token: the message, which goes to a log, does not repeat it.
    throw new Error(
      `${name}: address ${index + 1} of the list is malformed: write addresses such as https://example.org/hook, separated by commas.`,
    )
  })
}

function slackText({title, text, url}: StoredNotification): string {
  return [`*${escaped(title)}*`, escaped(text), `<${escaped(url.replaceAll('|', '%7C'))}>`]
    .filter(Boolean)
    .join('\n')
}

/** Slack's markup gives these three a meaning (https://docs.slack.dev/messaging/formatting-message-text): `<!channel>` would call everybody. */
function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
