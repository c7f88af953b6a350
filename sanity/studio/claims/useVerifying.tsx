import {Button, Flex} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'

import {countOf} from '../../../lib/text.ts'
import {type ClaimAtPath, changesBack, changesOfFinding, type Finding} from '../../../lib/verification.ts'
import {today} from '../../today.ts'
import {useEditionChanges} from './useEditionChanges.ts'

/** An undo stays on offer for so long, in milliseconds. */
const undoOfferedMs = 20_000

/** Writes what was found about claims into their edition; `subject` says whose claims they are, for the notice. */
export type Verify = (claims: readonly ClaimAtPath[], finding: Omit<Finding, 'day'>, subject: string) => void

/** Writes what was found about claims into their edition, and offers to take it back. */
export function useVerifying(documentId: string): Verify {
  const change = useEditionChanges(documentId)
  const toast = useToast()
  // One notice, whose undo is that of the latest press: a notice for each would pile up over the list.
  const id = `verified ${documentId}`

  return (claims, finding, subject) => {
    const back = changesBack(claims)
    change(changesOfFinding(claims, {...finding, day: today()}))
    function undo() {
      change(back)
      toast.push({id, status: 'info', title: `Taken back: ${subject}`, description: null, duration: 5_000})
    }
    toast.push({
      id,
      status: 'success',
      title: `Verified: ${subject}`,
      description: (
        <Flex align="center" gap={3}>
          <span>
            {claims.length > 1 ? `${countOf(claims.length, 'claim')} signed and dated.` : 'Signed and dated.'}
          </span>
          <Button text="Undo" mode="ghost" padding={2} fontSize={1} onClick={undo} />
        </Flex>
      ),
      closable: true,
      duration: undoOfferedMs,
    })
  }
}
