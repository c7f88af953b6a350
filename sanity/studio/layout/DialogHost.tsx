import {Box, Dialog} from '@sanity/ui'
import {type ReactNode, useEffect, useId, useState} from 'react'

import {OpenDialogContext, type StudioDialog} from './openDialog.ts'

/** Where the dialogs live that actions open, one at a time. Going back in the browser closes the one that is open. */
export function DialogHost({children}: {children: ReactNode}) {
  const id = useId()
  const [dialog, setDialog] = useState<StudioDialog | null>(null)
  const close = () => setDialog(null)

  useEffect(() => {
    const closeIt = () => setDialog(null)
    window.addEventListener('popstate', closeIt)
    return () => window.removeEventListener('popstate', closeIt)
  }, [])

  return (
    <OpenDialogContext value={setDialog}>
      {children}
      {dialog && (
        <Dialog id={id} header={dialog.header} width={dialog.width} onClose={close}>
          <Box padding={4}>{dialog.content(close)}</Box>
        </Dialog>
      )}
    </OpenDialogContext>
  )
}
