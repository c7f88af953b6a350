import type {RefreshState} from '../../../lib/refreshState.ts'

/** What an editor can do next with a refresh, as a button says it; null while the runner has it, and when it is over. */
export function nextStepOf(state: RefreshState): 'Start the edition' | 'Schedule' | 'Reschedule' | null {
  switch (state) {
    case 'planned':
      return 'Start the edition'
    case 'drafting':
    case 'held':
      return 'Schedule'
    case 'scheduled':
      return 'Reschedule'
    default:
      return null
  }
}
