/**
 * Remembers the last good answer to each question, for the time when the lake does not answer. In memory only: a page that
 * is cached needs none of it, a page that was dropped just before an outage does.
 *
 * @param maxAnswers how many are kept; the one least recently set goes first.
 */
export function rememberAnswers<Answer>(maxAnswers: number) {
  const answers = new Map<string, Answer>()
  return {
    set(question: string, answer: Answer): void {
      answers.delete(question)
      answers.set(question, answer)
      const oldest = answers.keys().next()
      if (answers.size > maxAnswers && !oldest.done) answers.delete(oldest.value)
    },
    /** The answer last set, or undefined when there is none; null is an answer. */
    get(question: string): Answer | undefined {
      return answers.get(question)
    },
  }
}
