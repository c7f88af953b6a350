import type {WireMutation} from '../mutations/wireTypes.ts'
import type {LakeDocument} from './documentTypes.ts'

/** What one transaction did to one document. `before` is null when it appeared, `after` when it disappeared. */
export interface DocumentChange {
  documentId: string
  before: LakeDocument | null
  after: LakeDocument | null
  mutations: WireMutation[]
}

/** One committed transaction. `sequence` counts from 1 without gaps; every touched document has one change. */
export interface Transaction {
  sequence: number
  transactionId: string
  /** ISO 8601, UTC. */
  timestamp: string
  /** The user id behind the token that wrote it. */
  author: string
  changes: DocumentChange[]
}
