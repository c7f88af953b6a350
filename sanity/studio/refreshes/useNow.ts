import {useSyncExternalStore} from 'react'

import {systemClock} from '../../../lib/clock.ts'

const lookIntervalMs = 1_000

/** The present minute (ISO 8601), moving on by itself. */
export function useNow(): string {
  return useSyncExternalStore(lookAtClock, presentMinute)
}

function lookAtClock(onLook: () => void): () => void {
  const timer = setInterval(onLook, lookIntervalMs)
  return () => clearInterval(timer)
}

function presentMinute(): string {
  return `${systemClock.now().toISOString().slice(0, 16)}:00.000Z`
}
