/**
 * The items a slice `[start:end]` covers in an array of some length, `end` not included. In the lake -1 is the place
 * after the last item, so that `[0:-1]` is the whole array; `splice()` in @sanity/client counts on it.
 */
export function sliceBounds(
  slice: {start?: number; end?: number},
  length: number,
): {start: number; end: number} {
  const start = clamp(slice.start ?? 0, length)
  return {start, end: Math.max(start, clamp(slice.end ?? length, length))}
}

function clamp(position: number, length: number): number {
  const counted = position < 0 ? position + length + 1 : position
  return Math.min(Math.max(counted, 0), length)
}
