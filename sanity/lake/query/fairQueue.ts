/** Things that wait, by who they wait for: each client in turn gets one, however many another has waiting. */
export class FairQueue<Item> {
  readonly #lines = new Map<string, Item[]>()
  #size = 0

  /** All that wait. */
  get size(): number {
    return this.#size
  }

  /** Those that wait for one client. */
  sizeOf(client: string): number {
    return this.#lines.get(client)?.length ?? 0
  }

  add(client: string, item: Item): void {
    const line = this.#lines.get(client)
    if (line) line.push(item)
    else this.#lines.set(client, [item])
    this.#size += 1
  }

  /** Takes the oldest of the first client in turn that may have one now. */
  take(mayHave: (client: string) => boolean): Item | undefined {
    for (const [client, line] of this.#lines) {
      if (!mayHave(client)) continue
      const item = line.shift()
      this.#lines.delete(client)
      if (line.length > 0) this.#lines.set(client, line)
      this.#size -= 1
      return item
    }
    return undefined
  }

  /** Takes out one that no longer wants to wait. Says whether it was there. */
  remove(client: string, item: Item): boolean {
    const line = this.#lines.get(client)
    const index = line?.indexOf(item) ?? -1
    if (!line || index === -1) return false
    line.splice(index, 1)
    if (line.length === 0) this.#lines.delete(client)
    this.#size -= 1
    return true
  }

  /** Takes out all. */
  drain(): Item[] {
    const items = [...this.#lines.values()].flat()
    this.#lines.clear()
    this.#size = 0
    return items
  }
}
