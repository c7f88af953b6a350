/** Waits that can be cut short, all of them at once. */
export interface WakeableWait {
  /** Gives whether it was woken before its time. */
  wait(milliseconds: number): Promise<boolean>
  wake(): void
}

/** A way to wait for something that a person may want to know at once. */
export function wakeableWait(): WakeableWait {
  const waiting = new Set<() => void>()
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const end = (isWoken: boolean) => {
          clearTimeout(timer)
          waiting.delete(wakeOne)
          resolve(isWoken)
        }
        const wakeOne = () => end(true)
        const timer = setTimeout(() => end(false), milliseconds)
        waiting.add(wakeOne)
      }),
    wake() {
      for (const wakeOne of waiting) wakeOne()
    },
  }
}
