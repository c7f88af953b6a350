/** Placeholder until the branch of notifications is merged. */
export function notificationDocument(facts: {
  refreshId: string
  event: 'start' | 'blocked' | 'scheduled' | 'live' | 'held' | 'failed'
  unique: string
  title: string
  text: string
  url: string
  now: string
}) {
  const {refreshId, event, unique, now, ...words} = facts
  return {
    _id: `notification.${refreshId.replace(/^refresh\./, '')}.${event}.${unique}`,
    _type: 'notification',
    event,
    refreshId,
    ...words,
    occurredAt: now,
  }
}
