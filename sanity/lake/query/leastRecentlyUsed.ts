/** A map with room for so many entries: the one that went unused the longest makes way. */
export class LeastRecentlyUsed<Key, Value> {
  readonly #room: number
  readonly #entries = new Map<Key, Value>()

  constructor(room: number) {
    this.#room = room
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size <= this.#room) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      return
    }
  }
}
