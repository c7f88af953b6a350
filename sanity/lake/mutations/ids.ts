import {randomUUID} from 'node:crypto'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'

/** Letters, digits, `_`, `-` and single dots, not starting with a dash or a dot. https://www.sanity.io/docs/ids */
const wellFormed = /^(?!.*\.\.)[a-zA-Z0-9_][a-zA-Z0-9._-]*$/

/** Refuses (400) an id that the lake would not store. */
export function checkId(id: string, kind: 'document' | 'transaction' = 'document'): string {
  if (id.length > limits.maxIdLength) {
    throw badRequest(`Malformed ${kind} ID: longer than ${limits.maxIdLength} characters`)
  }
  if (!wellFormed.test(id)) throw badRequest(`Malformed ${kind} ID: "${id}"`, {id})
  return id
}

/** The id of a document to be made: as given, made up when absent, completed when it ends in a dot. */
export function completeId(id: unknown): string {
  if (id === undefined || id === '') return randomUUID()
  if (typeof id !== 'string') throw badRequest('Malformed document ID: it must be text')
  return checkId(id.endsWith('.') ? `${id}${randomUUID()}` : id)
}
