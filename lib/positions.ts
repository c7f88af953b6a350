/** An entry as far as its place in the ranking goes. */
interface Placed {
  _key: string
  position?: number | null
}

/**
 * The entries whose position changes when one is moved in a list and all are numbered from the top, with their new positions.
 * Indexes count from 0.
 */
export function renumbered(
  entries: readonly Placed[],
  {fromIndex, toIndex}: {fromIndex: number; toIndex: number},
): {_key: string; position: number}[] {
  const order = [...entries]
  order.splice(toIndex, 0, ...order.splice(fromIndex, 1))
  return order.flatMap(({_key, position}, index) =>
    position === index + 1 ? [] : [{_key, position: index + 1}],
  )
}
