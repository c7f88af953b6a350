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
  // The latest question that an answer was reported to; what comes in later to an earlier one is old.
  let answered = 0
  let subscription = listen()
  after(0, ask)

  function listen() {
    const events = client.listen(
      filter,
      {},
      {
        events: ['welcome', 'mutation', 'reconnect'],
        includeResult: false,
        visibility: 'query',
        includeAllVersions: true,
      },
    )
    return events.subscribe({
      next: ({type}) => {
        if (type === 'reconnect') watcher.failed(new Error('The connection was lost.'))
        else if (type === 'welcome') after(0, ask)
        // A change while a question is planned already is in its answer: somebody who types does not put it off.
        else if (timer === undefined) after(settleMs, ask)
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
    timer = setTimeout(() => {
      timer = undefined
      act()
    }, delayMs)
  }

  async function ask(): Promise<void> {
    asked += 1
    const question = asked
    try {
      const answer = await client.fetch<ClientReturn<Query>>(query, {}, {perspective: 'raw'})
      if (question <= answered) return
      answered = question
      watcher.answered(answer)
    } catch (error) {
      if (question <= answered) return
      watcher.failed(error)
      after(retryAfterMs, ask)
    }
  }

  return {
    retry() {
      listenAnew()
      after(0, ask)
    },
    end() {
      answered = Infinity
      clearTimeout(timer)
      subscription.unsubscribe()
    },
  }
}
