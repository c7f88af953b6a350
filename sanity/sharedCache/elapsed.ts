import {setTimeout as pause} from 'node:timers/promises'

/** Waits, or until the signal; keeps no process alive. */
export async function elapsed(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, {signal, ref: false})
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
