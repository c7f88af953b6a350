import {Button} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'

/** An undo stays on offer for so long, in milliseconds. */
const undoOfferedMs = 20_000

/** Says that something was changed, and offers to take it back. One notice per `subject`: the latest one's undo counts. */
export function useUndoOffer(subject: string): (title: string, undo: () => void) => void {
  const toast = useToast()
  const id = `undo ${subject}`
  return (title, undo) => {
    function takeBack() {
      undo()
      toast.push({id, status: 'info', title: 'Taken back', description: null, duration: 5_000})
    }
    toast.push({
      id,
      status: 'success',
      title,
      description: <Button text="Undo" mode="ghost" padding={2} fontSize={1} onClick={takeBack} />,
      closable: true,
      duration: undoOfferedMs,
    })
  }
}
