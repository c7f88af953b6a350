import type {Identity} from '../http/env.ts'
import type {Project} from '../project.ts'

/** Looks after what stays open for a long time: it must end when whoever opened it may not have it any more. */
export interface AccessWatch {
  /** Aborted when the token of an identity ends or, for anonymous, when the dataset is not public any more. */
  endOf(identity: Identity, dataset: string): AbortSignal
  /** Looks now instead of in a moment: call it after something was taken away. */
  check(): void
  stop(): void
}

/** How long a token may outlive its end, when that came by time or from another process. */
const checkEveryMs = 1_000

/** Watches a project's tokens and datasets, as long as something depends on them. */
export function openAccessWatch(project: Pick<Project, 'tokens' | 'dataset'>): AccessWatch {
  const watched = new Map<string, {isGood(): boolean; end: AbortController}>()
  let timer: NodeJS.Timeout | undefined

  function check(): void {
    for (const [key, {isGood, end}] of watched) {
      if (isGood()) continue
      watched.delete(key)
      end.abort()
    }
    if (watched.size === 0) stop()
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  return {
    check,
    stop,
    endOf({token}, dataset) {
      const key = token === undefined ? `dataset ${dataset}` : `token ${token}`
      const isGood = () =>
        token === undefined
          ? project.dataset(dataset)?.aclMode === 'public'
          : project.tokens.identify(token) !== null
      const known = watched.get(key)
      if (known) return known.end.signal
      const end = new AbortController()
      watched.set(key, {isGood, end})
      timer ??= setInterval(check, checkEveryMs).unref()
      return end.signal
    },
  }
}
