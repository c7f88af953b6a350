import {LakeError} from '../http/errors.ts'
import type {JsonObject} from '../store/documentTypes.ts'

export type RefusalStatus = 400 | 404 | 409

/** Why one mutation or action cannot be applied, in the words of the wire. */
export class MutationRefused extends Error {
  readonly status: RefusalStatus
  readonly detail: JsonObject

  constructor(status: RefusalStatus, type: string, description: string, details: JsonObject = {}) {
    super(description)
    this.name = 'MutationRefused'
    this.status = status
    this.detail = {...details, type, description}
  }
}

/** Why a transaction cannot be committed: what failed, and at which place of the request. */
export class TransactionRefused extends Error {
  readonly status: RefusalStatus
  readonly items: {index: number; error: JsonObject}[]

  constructor(status: RefusalStatus, items: {index: number; error: JsonObject}[]) {
    super(`${items.length} of the changes cannot be made`)
    this.name = 'TransactionRefused'
    this.status = status
    this.items = items
  }
}

/** Runs one part of a request; when it is refused, the refusal says at which place of the request. */
export function atPlace<T>(index: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof MutationRefused)
      throw new TransactionRefused(error.status, [{index, error: error.detail}])
    throw error
  }
}

/** Runs a transaction; when it is refused, the error is the reply that clients turn into a message with a line per item. */
export function reportRefusal<T>(kind: 'mutation' | 'action', work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error
    const noun = kind === 'mutation' ? 'Mutation(s)' : 'Action(s)'
    const description = `${noun} failed with ${error.items.length} error(s)`
    const body = {error: {type: `${kind}Error`, description, items: error.items}}
    throw new LakeError(error.status, body, `${description}: ${reasonsOf(error)}`)
  }
}

/** Why a transaction was refused, in one line for people. */
export function reasonsOf(refusal: TransactionRefused): string {
  return refusal.items.map((item) => item.error.description).join('; ')
}

/** `create` of an id that is taken. */
export function alreadyExists(id: string): MutationRefused {
  return new MutationRefused(409, 'documentAlreadyExistsError', `Document by ID "${id}" already exists`, {id})
}

/** A change of a document that is not there. */
export function documentNotFound(id: string): MutationRefused {
  return new MutationRefused(409, 'documentNotFoundError', `The document with the ID "${id}" was not found`, {
    id,
  })
}

/** Somebody else changed the document since the client read it; `current` is null when it is gone. */
export function revisionMismatch(id: string, current: string | null, expected: string): MutationRefused {
  const description = `Document "${id}" has unexpected revision ID ("${current ?? ''}"), expected "${expected}"`
  return new MutationRefused(409, 'documentRevisionIDDoesNotMatchError', description, {
    id,
    currentRevisionID: current,
    expectedRevisionID: expected,
  })
}

/** A value that the lake does not store, or a patch that does not fit. */
export function invalidMutation(description: string): MutationRefused {
  return new MutationRefused(400, 'validationError', description)
}
