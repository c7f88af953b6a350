import {Path} from 'groq-js'

/**
 * A `path("…")` that takes dots for dots. The evaluator's own takes them for any character, so that `draftsman` would be
 * in `path("drafts.**")`.
 * https://www.sanity.io/docs/specifications/groq-functions
 */
export class ExactPath extends Path {
  readonly #pattern: RegExp

  constructor(pattern: string) {
    super(pattern)
    const parts = pattern.split('.').map((part) => {
      if (part === '**') return '.*'
      return part === '*' ? '[^.]+' : part.replaceAll(/[^\w-]/g, '\\$&')
    })
    this.#pattern = new RegExp(`^${parts.join('\\.')}$`, 's')
  }

  override matches(id: string): boolean {
    return this.#pattern.test(id)
  }
}
