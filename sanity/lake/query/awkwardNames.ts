import type {LakeDocument} from '../store/documentTypes.ts'

/**
 * For `JSON.parse`, over a document that has a field `hasOwnProperty`: the evaluator calls that function on every object
 * that it looks into. The field becomes one that can be called and is written out as what it was; only its value cannot
 * be compared.
 */
export function keepCallable(key: string, value: unknown): unknown {
  if (key !== 'hasOwnProperty') return value
  function hasOwnProperty(this: object, name: string): boolean {
    return Object.hasOwn(this, name)
  }
  return Object.assign(hasOwnProperty, {toJSON: () => value})
}

/** Whether the JSON of a document may have a field `hasOwnProperty`. */
export function needsCallable(json: string): boolean {
  return json.includes('"hasOwnProperty"')
}

/** Whether the evaluator failed over a field `hasOwnProperty`. */
export function isCallableFault(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('hasOwnProperty')
}

/** A document for the evaluator to dereference, which takes an object with a `then` for a promise. */
export function notThenable(document: LakeDocument | null): LakeDocument | null {
  if (!document || !('then' in document)) return document
  return new Proxy(document, {has: (target, name) => name !== 'then' && Reflect.has(target, name)})
}
