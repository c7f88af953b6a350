/** Next.js calls this once when a server starts. What it begins belongs to servers on Node that serve, not to a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  if (process.env.REDIS_URL) {
    const {startSharedCache} = await import('./sanity/sharedCache/start.ts')
    startSharedCache()
  }
  const {startTicker} = await import('./sanity/refresh/ticker.ts')
  const {startWatchTicker} = await import('./sanity/watch/ticker.ts')
  startTicker()
  startWatchTicker()
}
