/** Next.js calls this once when a server starts. The tickers belong to servers on Node that serve, not to a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const {startTicker} = await import('./sanity/refresh/ticker.ts')
  const {startWatchTicker} = await import('./sanity/watch/ticker.ts')
  startTicker()
  startWatchTicker()
}
