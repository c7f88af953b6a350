/** Whether two values as JSON has them are the same: the order of an object's fields and fields that are `undefined` make no difference. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const fields = fieldsOf(one)
  const others = fieldsOf(other)
  return (
    fields.size === others.size && [...fields].every(([name, value]) => isSameValue(value, others.get(name)))
  )
}

function fieldsOf(value: object): Map<string, unknown> {
  return new Map(Object.entries(value).filter(([, field]) => field !== undefined))
}
