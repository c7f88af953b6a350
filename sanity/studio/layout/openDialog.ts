import {createContext, type ReactNode, useContext} from 'react'

/** A dialog: its heading, its width (1 is about 40 rem, 2 about 60) and what it holds, given the function that closes it. */
export interface StudioDialog {
  header: string
  width: 1 | 2
  content(close: () => void): ReactNode
}

export const OpenDialogContext = createContext<((dialog: StudioDialog) => void) | null>(null)

/**
 * Opens a dialog over the whole Studio. While a document is being opened the Studio draws its pane and actions several times, and
 * each time a dialog of theirs is gone with what was typed; one that is opened here stays.
 *
 * @throws outside the Studio's layout
 */
export function useOpenDialog(): (dialog: StudioDialog) => void {
  const openDialog = useContext(OpenDialogContext)
  if (!openDialog) throw new Error('Dialogs are opened inside the layout of the Studio only.')
  return openDialog
}
