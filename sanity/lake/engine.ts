import {describeError, logLine} from './http/log.ts'
import type {Lake} from './lake.ts'
import {openTransactor} from './mutations/transact.ts'
import type {Project} from './project.ts'
import {openScanLog} from './query/scanLog.ts'
import {scheduleMigrations} from './schedules/scheduleTable.ts'
import {openDatabase, type Migration} from './store/database.ts'
import {openDocumentReader} from './store/documents.ts'
import {storeMigrations} from './store/migrations.ts'
import {openTransactionLog} from './store/transactionLog.ts'
import {webhookMigrations} from './webhooks/migrations.ts'

/** People and tokens lay here before a lake could hold several datasets; the project has copied them (`adoptFile.ts`). */
const movedMigrations: Migration[] = [
  {
    name: 'people-moved-to-project',
    sql: `
      DROP TABLE IF EXISTS login_sessions;
      DROP TABLE IF EXISTS people;
      DROP TABLE IF EXISTS tokens;
      DROP TABLE IF EXISTS key_values;
    `,
  },
]

/** Opens one dataset of a project: its file, with the tables of every part that belongs to documents. */
export function openEngine(project: Project, dataset: string): Lake {
  const config = {...project.config, dataset}
  const {clock} = project
  const migrations = [...movedMigrations, ...storeMigrations, ...webhookMigrations, ...scheduleMigrations]
  const database = openDatabase(config.dataDir, dataset, migrations)

  const read = openDocumentReader(database)
  const log = openTransactionLog(database)
  const transactor = openTransactor({
    database,
    clock,
    read,
    log,
    report: (error) => logLine(config, `a commit listener failed: ${describeError(error)}`),
  })
  const closing = new AbortController()

  return {
    project,
    config,
    database,
    clock,
    read,
    log,
    tokens: project.tokens,
    queries: project.queries,
    scans: openScanLog(),
    transact: transactor.transact,
    commit: transactor.commit,
    onCommit: transactor.onCommit,
    transactionsAfter: (sequence) => log.after(sequence),
    closing: closing.signal,
    unknownEndpoints: project.unknownEndpoints,
    endStreams: () => closing.abort(),
    close() {
      closing.abort()
      if (database.isOpen) database.close()
    },
  }
}
