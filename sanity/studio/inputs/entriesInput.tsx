import {type ArrayInputMoveItemEvent, type ArrayOfObjectsInputProps, set} from 'sanity'

import {renumbered} from '../../../lib/positions.ts'
import {readEntry} from '../claims/readEntries.ts'
import {useStable} from '../edition/useStable.ts'

/**
 * The ranked entries: a new one takes the last position, and moved by drag or by keyboard they take the positions in which they
 * then stand, so that the list and what readers see are one order.
 */
export function EntriesInput(props: ArrayOfObjectsInputProps) {
  const {value = [], onItemAppend, onItemMove, onChange, renderDefault} = props
  const append = useStable((entry: {_key: string}) =>
    onItemAppend(Object.assign(entry, {position: value.length + 1})),
  )
  const move = useStable((moved: ArrayInputMoveItemEvent) => {
    onItemMove(moved)
    const entries = value.map(readEntry).filter((entry) => entry !== null)
    onChange(renumbered(entries, moved).map(({_key, position}) => set(position, [{_key}, 'position'])))
  })
  return renderDefault({...props, onItemAppend: append, onItemMove: move})
}
