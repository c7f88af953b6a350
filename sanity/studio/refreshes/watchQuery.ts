import type {ClientReturn, SanityClient} from '@sanity/client'

/** Changes within this time are answered by one query. */
const settleMs = 300
/** How long after a failure the lake is asked again. */
const retryAfterMs = 5_000

/** What a watched query reports: its answer, again after each change, or that the lake does not give one at present. */
export interface QueryWatcher<Answer> {
  answered(answer: Answer): void
  failed(error: unknown): void
}

/** A watch that goes on until it is ended. */
export interface QueryWatch {
  /** Tries again at once. */
  retry(): void
  end(): void
}

/**
 * Asks the lake in the perspective `raw`, and again whenever a document that the filter matches has changed; tries again by
 * itself when the lake is away.
 */
export function watchQuery<const Query extends string>(
  client: SanityClient,
  query: Query,
  filter: string,
  watcher: QueryWatcher<ClientReturn<Query>>,
): QueryWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let subscription = listen()

  function listen() {
    const events = client.listen(
      filter,
      {},
      {events: ['welcome', 'mutation', 'reconnect'], includeResult: false, visibility: 'query'},
    )
    return events.subscribe({
      next: ({type}) => {
        if (type === 'reconnect') watcher.failed(new Error('The connection was lost.'))
        else after(type === 'welcome' ? 0 : settleMs, ask)
      },
      error: (error) => {
        watcher.failed(error)
        after(retryAfterMs, listenAnew)
      },
    })
  }

  function listenAnew(): void {
    subscription.unsubscribe()
    subscription = listen()
  }

  function after(delayMs: number, act: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(act, delayMs)
  }

  async function ask(): Promise<void> {
    asked += 1
    const question = asked
    try {
      const answer = await client.fetch<ClientReturn<Query>>(query, {}, {perspective: 'raw'})
      // A later question is on its way, or the watch is over: this answer may be older than what is shown.
      if (question === asked) watcher.answered(answer)
    } catch (error) {
      if (question !== asked) return
      watcher.failed(error)
      after(retryAfterMs, ask)
    }
  }

  return {
    retry: () => after(0, listenAnew),
    end() {
      asked += 1
      clearTimeout(timer)
      subscription.unsubscribe()
    },
  }
}
