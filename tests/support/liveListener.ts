import type {LiveEvent, LiveEventMessage, SanityClient} from '@sanity/client'

/** The live events of the official client, as they come. */
export interface TestLiveListener {
  events: LiveEvent[]
  /** The first so many messages, once they are there. */
  messages(count: number): Promise<LiveEventMessage[]>
  close(): void
}

/** Opens the live events of a client and waits until the lake has welcomed it; rejects with the error of one that fails. */
export function openLiveListener(
  client: SanityClient,
  options: {includeDrafts?: boolean} = {},
): Promise<TestLiveListener> {
  const events: LiveEvent[] = []
  const messages: LiveEventMessage[] = []
  let wake = () => {}

  return new Promise((resolve, reject) => {
    const subscription = client.live.events(options).subscribe({
      error: reject,
      next(event) {
        events.push(event)
        if (event.type === 'message') messages.push(event)
        wake()
        if (event.type === 'welcome') resolve(listener)
      },
    })
    const listener: TestLiveListener = {
      events,
      close: () => subscription.unsubscribe(),
      async messages(count) {
        while (messages.length < count) {
          await new Promise<void>((arrived) => {
            wake = arrived
          })
        }
        return messages.slice(0, count)
      },
    }
  })
}
