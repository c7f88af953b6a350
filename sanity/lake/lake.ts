import type {DatabaseSync} from 'node:sqlite'

import type {Clock} from '../../lib/clock.ts'
import type {TokenStore} from './auth/tokens.ts'
import type {LakeConfig} from './config.ts'
import type {Commit, TransactRequest, TransactResult} from './mutations/transact.ts'
import {openProject, type Project} from './project.ts'
import type {QueryPool} from './query/pool.ts'
import type {ScanLog} from './query/scanLog.ts'
import type {DocumentReader} from './store/documents.ts'
import type {TransactionLog} from './store/transactionLog.ts'
import type {Transaction} from './store/transactions.ts'

/** The engine under every route that is about documents: one dataset, opened once. */
export interface Lake {
  /** What the dataset is part of: other datasets, people, tokens. */
  project: Project
  /** The project's, under this dataset's name. */
  config: LakeConfig
  /** The dataset's own file. */
  database: DatabaseSync
  clock: Clock
  read: DocumentReader
  log: TransactionLog
  /** The project's. */
  tokens: TokenStore
  /** The project's: where queries run; use it through `query/evaluate.ts`. */
  queries: QueryPool
  /** Which queries went through the dataset for want of an index. */
  scans: ScanLog
  /** Applies mutations that name their documents by id: all or nothing, logged, then told to subscribers. */
  transact(request: TransactRequest): TransactResult
  /** As `transact`, for work that decides on its mutations while it reads what it has staged so far. */
  commit: Commit
  /** Calls back after each commit, in order. Returns the way to stop. */
  onCommit(listener: (transaction: Transaction) => void): () => void
  /** Transactions after a number, from the log. */
  transactionsAfter(sequence: number): Iterable<Transaction>
  /** Aborted when the dataset closes: event streams and workers end themselves on it. */
  closing: AbortSignal
  /** The project's: endpoints that were asked for and do not exist, as `GET /path`, with how often. */
  unknownEndpoints: Map<string, number>
  /** Aborts `closing`, so that what stays open by itself ends; the lake still answers. */
  endStreams(): void
  /** Closes the file. Nothing works after it. */
  close(): void
}

/** Opens a project for work on its main dataset alone; closing the lake closes the project. */
export function openLake(config: LakeConfig, options: {clock?: Clock} = {}): Lake {
  const project = openProject(config, options)
  return {...project.main, close: () => project.close()}
}
