import type {DatabaseSync} from 'node:sqlite'

import {systemClock, type Clock} from '../../lib/clock.ts'
import {keyValueMigrations} from './auth/keyValues.ts'
import {loginMigrations} from './auth/login.ts'
import {peopleMigrations} from './auth/people.ts'
import {openTokenStore, tokenMigrations, type TokenStore} from './auth/tokens.ts'
import type {LakeConfig} from './config.ts'
import {describeError, logLine} from './http/log.ts'
import {openTransactor, type Commit, type TransactRequest, type TransactResult} from './mutations/transact.ts'
import {openQueryPool, type QueryPool} from './query/pool.ts'
import {openDatabase} from './store/database.ts'
import {openDocumentReader, type DocumentReader} from './store/documents.ts'
import {storeMigrations} from './store/migrations.ts'
import {openTransactionLog, type TransactionLog} from './store/transactionLog.ts'
import type {Transaction} from './store/transactions.ts'
import {webhookMigrations} from './webhooks/migrations.ts'

/** The engine under every route: one dataset, opened once. */
export interface Lake {
  config: LakeConfig
  database: DatabaseSync
  clock: Clock
  read: DocumentReader
  log: TransactionLog
  tokens: TokenStore
  /** Where queries run; use it through `query/evaluate.ts`. */
  queries: QueryPool
  /** Applies mutations that name their documents by id: all or nothing, logged, then told to subscribers. */
  transact(request: TransactRequest): TransactResult
  /** As `transact`, for work that decides on its mutations while it reads what it has staged so far. */
  commit: Commit
  /** Calls back after each commit, in order. Returns the way to stop. */
  onCommit(listener: (transaction: Transaction) => void): () => void
  /** Transactions after a number, from the log. */
  transactionsAfter(sequence: number): Iterable<Transaction>
  /** Aborted when the lake closes: event streams and workers end themselves on it. */
  closing: AbortSignal
  /** Endpoints that were asked for and do not exist, as `GET /path`, with how often. */
  unknownEndpoints: Map<string, number>
  /** Aborts `closing`, so that what stays open by itself ends; the lake still answers. */
  endStreams(): void
  /** Closes the file. Nothing works after it. */
  close(): void
}

/** Opens the dataset of a configuration, with the tables of every part of the lake. */
export function openLake(config: LakeConfig, options: {clock?: Clock} = {}): Lake {
  const clock = options.clock ?? systemClock
  const migrations = [
    ...storeMigrations,
    ...tokenMigrations,
    ...peopleMigrations,
    ...loginMigrations,
    ...keyValueMigrations,
    ...webhookMigrations,
  ]
  const database = openDatabase(config.dataDir, config.dataset, migrations)
  const tokens = openTokenStore(database, clock)

  const read = openDocumentReader(database)
  const log = openTransactionLog(database)
  const transactor = openTransactor({
    database,
    clock,
    read,
    log,
    report: (error) => logLine(config, `a commit listener failed: ${describeError(error)}`),
  })
  const queries = openQueryPool((line) => logLine(config, line))
  const closing = new AbortController()

  return {
    config,
    database,
    clock,
    read,
    log,
    tokens,
    queries,
    transact: transactor.transact,
    commit: transactor.commit,
    onCommit: transactor.onCommit,
    transactionsAfter: (sequence) => log.after(sequence),
    closing: closing.signal,
    unknownEndpoints: new Map(),
    endStreams: () => closing.abort(),
    close() {
      closing.abort()
      void queries.close()
      if (database.isOpen) database.close()
    },
  }
}
