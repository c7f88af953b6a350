import type {QueryParams, SanityClient} from '@sanity/client'

/** Changes within this time are answered by one query. */
const settleMs = 300
/** How long after a failure the lake is asked again. */
const retryAfterMs = 5_000

/** Who is told of a watched question: of its answer, again after each change, or that the lake gives none at present. */
export interface LakeWatcher<Answer> {
  answered(answer: Answer): void
  failed(error: unknown): void
}

/** A watch that goes on until it is ended. */
export interface LakeWatch {
  /** Tries again at once. */
  retry(): void
  end(): void
}

/** A question to the lake, and the filter of the documents that its answer depends on, with the filter's parameters. */
export interface LakeQuestion<Answer> {
  ask(): Promise<Answer>
  filter: string
  params?: QueryParams
}

/**
 * Asks a question, and again whenever a document that the filter matches has changed; tries again by itself when the lake is
 * away.
 */
export function watchLake<Answer>(
  client: SanityClient,
  {ask: question, filter, params = {}}: LakeQuestion<Answer>,
  watcher: LakeWatcher<Answer>,
): LakeWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  // The latest question that an answer was reported to; what comes in later to an earlier one is old.
  let answered = 0
  let subscription = listen()
  after(0, ask)

  function listen() {
    const events = client.listen(filter, params, {
      events: ['welcome', 'mutation', 'reconnect'],
      includeResult: false,
      visibility: 'query',
      includeAllVersions: true,
    })
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
    const number = asked
    try {
      const answer = await question()
      if (number <= answered) return
      answered = number
      watcher.answered(answer)
    } catch (error) {
      if (number <= answered) return
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
