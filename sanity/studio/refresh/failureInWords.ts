import {isConflict} from '../../refresh/refreshDocument.ts'

/** What to tell an editor when something could not be done. */
export function failureInWords(error: unknown): string {
  if (isConflict(error)) return 'Somebody else changed it at the same moment. Look at it again, and repeat.'
  return error instanceof Error ? error.message : String(error)
}
