/**
 * Where labels go that would like to stand at `wanted` but may not come closer to each other than `gap`: in the order of what
 * they want, each as near to it as all of them together can be, none before `start` or after `end` while there is room for all
 * (beyond `end` when there is not). Whatever the unit, it is the same for all.
 */
export function spreadLabels(
  wanted: readonly number[],
  {gap, start, end}: {gap: number; start: number; end: number},
): number[] {
  const order = [...wanted.keys()].toSorted((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0))
  // With the gaps taken out, labels may touch but not pass: those that would pass share the mean of what they want.
  const groups: {sum: number; count: number}[] = []
  for (const [rank, index] of order.entries()) {
    let group = {sum: (wanted[index] ?? 0) - rank * gap, count: 1}
    for (let last = groups.at(-1); last && mean(last) >= mean(group); last = groups.at(-1)) {
      groups.pop()
      group = {sum: last.sum + group.sum, count: last.count + group.count}
    }
    groups.push(group)
  }
  const latest = Math.max(start, end - (wanted.length - 1) * gap)
  const squeezed = groups.flatMap((group) =>
    Array.from({length: group.count}, () => Math.min(Math.max(mean(group), start), latest)),
  )
  const placed = Array.from(wanted)
  for (const [rank, index] of order.entries()) placed[index] = (squeezed[rank] ?? start) + rank * gap
  return placed
}

function mean({sum, count}: {sum: number; count: number}): number {
  return sum / count
}
