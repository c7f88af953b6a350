import type {ArrayOfObjectsInputProps} from 'sanity'
import {set} from 'sanity'

import {renumbered} from '../../../lib/positions.ts'
import {readEntry} from '../claims/readEntries.ts'

/**
 * The ranked entries: moved by drag or by keyboard, they take the positions in which they then stand, so that the list and what
 * readers see are one order.
 */
export function EntriesInput(props: ArrayOfObjectsInputProps) {
  const {value = [], onItemMove, onChange, renderDefault} = props
  return renderDefault({
    ...props,
    onItemMove: (move) => {
      onItemMove(move)
      const entries = value.map(readEntry).filter((entry) => entry !== null)
      onChange(renumbered(entries, move).map(({_key, position}) => set(position, [{_key}, 'position'])))
    },
  })
}
