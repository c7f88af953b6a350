/**
 * Which cache tags were dropped, in which order. Whoever makes something that carries tags notes the `position` before it asks for
 * what goes in; it holds for as long as none of its tags was dropped at a later position. Positions are counted, not timed, so
 * that no two events are ever at once.
 *
 * Bounded: of more tags than `most` the one that was dropped longest ago is forgotten, and what was begun before that counts as
 * dropped, whatever its tags.
 */
export class TagLog {
  readonly #positions = new Map<string, number>()
  readonly #most: number
  #position = 0
  #forgotten = 0

  constructor(most = 50_000) {
    this.#most = most
  }

  /** Where the log stands: the position of the last drop, 0 before the first. */
  get position(): number {
    return this.#position
  }

  /**
   * Notes that tags are dropped, at the next position or at a later one that somebody else gave out. A position that has passed
   * already is noted all the same where it is news. Gives the position of the log.
   */
  drop(tags: readonly string[], position = this.#position + 1): number {
    this.#position = Math.max(this.#position, position)
    for (const tag of tags) {
      const known = this.#positions.get(tag) ?? 0
      if (known >= position) continue
      this.#positions.delete(tag)
      this.#positions.set(tag, position)
    }
    for (const [tag, oldest] of this.#positions) {
      if (this.#positions.size <= this.#most) break
      this.#positions.delete(tag)
      this.#forgotten = Math.max(this.#forgotten, oldest)
    }
    return this.#position
  }

  /** Notes that everything is dropped that was begun until now. */
  dropAll(position = this.#position + 1): number {
    this.#position = Math.max(this.#position, position)
    this.#forgotten = Math.max(this.#forgotten, position)
    this.#positions.clear()
    return this.#position
  }

  /** Whether something that carries these tags and was begun at a position must not be shown any more. */
  isDropped(tags: readonly string[], begunAt: number): boolean {
    if (begunAt >= this.#position) return false
    return begunAt < this.#forgotten || tags.some((tag) => (this.#positions.get(tag) ?? 0) > begunAt)
  }
}
