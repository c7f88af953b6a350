import type {ListenOptions, MutationEvent, ResumableListenOptions, SanityClient} from '@sanity/client'

/** A listener of the official client that remembers what it got. */
export interface TestListener {
  /** Everything so far, the welcome first. */
  events: {type: string}[]
  /** The first so many mutations, once they are there. */
  mutations(count: number): Promise<MutationEvent[]>
  close(): void
}

/** Opens a listener and waits until the lake has welcomed it; rejects with the error of one that fails. */
export function openListener(
  client: SanityClient,
  query: string,
  params: Record<string, unknown> = {},
  options: Partial<ListenOptions | ResumableListenOptions> = {},
): Promise<TestListener> {
  const events: {type: string}[] = []
  const mutations: MutationEvent[] = []
  let wake = () => {}

  return new Promise((resolve, reject) => {
    const subscription = client
      .listen(query, params, {...options, events: ['welcome', 'mutation']})
      .subscribe({
        error: reject,
        next(event) {
          events.push(event)
          if (event.type === 'mutation') mutations.push(event)
          wake()
          if (event.type === 'welcome') resolve(listener)
        },
      })
    const listener: TestListener = {
      events,
      close: () => subscription.unsubscribe(),
      async mutations(count) {
        while (mutations.length < count) {
          await new Promise<void>((arrived) => {
            wake = arrived
          })
        }
        return mutations.slice(0, count)
      },
    }
  })
}
