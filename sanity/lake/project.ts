import {existsSync, renameSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {systemClock, type Clock} from '../../lib/clock.ts'
import {openAccessWatch, type AccessWatch} from './auth/accessWatch.ts'
import {accountMigrations} from './auth/accounts.ts'
import {attemptMigrations} from './auth/attempts.ts'
import {keyValueMigrations} from './auth/keyValues.ts'
import {loginMigrations} from './auth/login.ts'
import {peopleMigrations} from './auth/people.ts'
import {openTokenStore, tokenMigrations, type TokenStore} from './auth/tokens.ts'
import type {LakeConfig} from './config.ts'
import {openEngine} from './engine.ts'
import {projectError} from './http/errors.ts'
import {logLine} from './http/log.ts'
import type {Lake} from './lake.ts'
import {adoptDatasetFile} from './project/adoptFile.ts'
import {datasetMigrations, openDatasetTable, type AclMode, type DatasetEntry} from './project/datasetTable.ts'
import {openQueryPool, type QueryPool} from './query/pool.ts'
import {openDatabase} from './store/database.ts'

/** No dataset can have this name: theirs begin with a letter or a digit. */
const projectFileName = '_project'

/** All that one server holds: datasets, each in a file of its own, and in one more file who may do what with them. */
export interface Project {
  config: LakeConfig
  clock: Clock
  /** The project's own file: people, tokens, what the Studio remembers, which datasets there are. */
  database: DatabaseSync
  tokens: TokenStore
  /** Ends what is open when the right to it ends. */
  access: AccessWatch
  /** Where queries run; use it through `query/evaluate.ts`. */
  queries: QueryPool
  /** The dataset that the configuration names. It is always there. */
  main: Lake
  /** Every dataset, the oldest first. */
  datasets(): DatasetEntry[]
  dataset(name: string): DatasetEntry | null
  lake(name: string): Lake | null
  /** Adds a dataset under a name that is checked and free: empty, or with a file of its own that is moved into place. */
  createDataset(entry: DatasetEntry, file?: string): Lake
  setAclMode(name: string, aclMode: AclMode): void
  /** Ends a dataset's streams, closes it, and removes its files, with those of its add-ons; not the main dataset. */
  deleteDataset(name: string): void
  /** Calls back with each dataset that is open, and with each that is opened later. */
  onOpen(listener: (lake: Lake) => void): void
  /** Endpoints that were asked for and do not exist, as `GET /path`, with how often. */
  unknownEndpoints: Map<string, number>
  endStreams(): void
  /** Closes all files. Nothing works after it. */
  close(): void
}

/** Opens the project of a configuration with all its datasets. */
export function openProject(config: LakeConfig, options: {clock?: Clock} = {}): Project {
  const clock = options.clock ?? systemClock
  const database = openProjectFile(config)
  try {
    return openDatasets(config, clock, database)
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Opens the project's own file alone, for work on people and tokens beside a running server.
 * The server notices what changes there.
 */
export function openProjectFile(config: LakeConfig): DatabaseSync {
  return openDatabase(config.dataDir, projectFileName, [
    ...tokenMigrations,
    ...peopleMigrations,
    ...loginMigrations,
    ...keyValueMigrations,
    ...datasetMigrations,
    ...accountMigrations,
    ...attemptMigrations,
  ])
}

function openDatasets(config: LakeConfig, clock: Clock, database: DatabaseSync): Project {
  const {dataDir, dataset: mainName} = config
  const pathOf = (name: string) => join(dataDir, `${name}.sqlite`)
  const table = openDatasetTable(database)
  for (const name of table.deleted()) removeFiles(name)
  adoptDatasetFile(database, {name: mainName, path: pathOf(mainName)}, clock.now())

  const listeners: ((lake: Lake) => void)[] = []
  const entries = new Map<string, DatasetEntry>()
  const lakes = new Map<string, Lake>()

  function removeFiles(name: string): void {
    for (const suffix of ['', '-wal', '-shm']) rmSync(pathOf(name) + suffix, {force: true})
    rmSync(join(dataDir, 'assets', name), {recursive: true, force: true})
    table.forget(name)
  }

  function open(entry: DatasetEntry): Lake {
    const lake = openEngine(project, entry.name)
    entries.set(entry.name, entry)
    lakes.set(entry.name, lake)
    for (const listener of listeners) listener(lake)
    return lake
  }

  function closeLakes(): void {
    for (const lake of lakes.values()) lake.close()
  }

  const tokens = openTokenStore(database, clock)
  const dataset = (name: string) => entries.get(name) ?? null

  const project: Project = {
    config,
    clock,
    database,
    tokens,
    access: openAccessWatch({tokens, dataset}),
    queries: openQueryPool((line) => logLine(config, line)),
    get main() {
      const lake = lakes.get(mainName)
      if (!lake) throw new Error(`The dataset "${mainName}" is not open`)
      return lake
    },
    datasets: () => [...entries.values()],
    dataset,
    lake: (name) => lakes.get(name) ?? null,
    createDataset(entry, file) {
      if (existsSync(pathOf(entry.name))) throw fileInTheWay(entry.name)
      // In this order: what is killed in between leaves a file that nobody takes for a whole dataset.
      if (file !== undefined) renameSync(file, pathOf(entry.name))
      table.add(entry)
      try {
        return open(entry)
      } catch (error) {
        table.forget(entry.name)
        throw error
      }
    },
    setAclMode(name, aclMode) {
      const entry = entries.get(name)
      if (!entry) return
      table.setAclMode(name, aclMode)
      entries.set(name, {...entry, aclMode})
      project.access.check()
    },
    deleteDataset(name) {
      const addons = [...entries.values()].filter(({addonFor}) => addonFor === name)
      for (const addon of addons) project.deleteDataset(addon.name)
      table.markDeleted(name)
      lakes.get(name)?.close()
      lakes.delete(name)
      entries.delete(name)
      removeFiles(name)
    },
    onOpen(listener) {
      listeners.push(listener)
      for (const lake of lakes.values()) listener(lake)
    },
    unknownEndpoints: new Map(),
    endStreams() {
      for (const lake of lakes.values()) lake.endStreams()
    },
    close() {
      project.access.stop()
      void project.queries.close()
      closeLakes()
      if (database.isOpen) database.close()
    },
  }

  try {
    for (const entry of table.list()) open(entry)
  } catch (error) {
    closeLakes()
    throw error
  }
  return project
}

/** Someone put the file there, or started the lake under that name: it may hold documents, which are not ours to mix in. */
function fileInTheWay(name: string) {
  const wayOut = `start the lake once with LAKE_DATASET=${name}, or remove the file`
  return projectError(409, 'Conflict', `A file "${name}.sqlite" lies in the data folder: ${wayOut}`)
}
