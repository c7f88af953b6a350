import {statSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

import {mayReadDocument} from '../auth/roles.ts'
import {dataError, LakeError} from '../http/errors.ts'
import {describeError} from '../http/log.ts'
import {limits} from '../limits.ts'
import {isCallableFault} from './awkwardNames.ts'
import {deadline} from './deadline.ts'
import {documentStoreOf} from './documentStore.ts'
import {evaluatePlan} from './evaluatePlan.ts'
import {explainPlan} from './explain.ts'
import type {QueryAnswer, QueryJob, QueryOutcome} from './job.ts'
import {planOf} from './parse.ts'
import {tagsOfAnswer} from './syncTags/answerTags.ts'
import {openView} from './view.ts'

/** Answers one query from what is stored at this moment. Never throws: what goes wrong is in the outcome. */
export async function answerJob(job: QueryJob): Promise<QueryOutcome> {
  try {
    const database = databaseOf(job.file)
    // One read transaction, so that all look-ups of a query see the same state.
    database.exec('BEGIN')
    try {
      return {kind: 'answered', answer: await answerFrom(job, database)}
    } finally {
      database.exec('ROLLBACK')
    }
  } catch (error) {
    const known = asLakeError(error)
    if (!known) return {kind: 'failed', description: describeError(error)}
    return {kind: 'refused', status: known.status, body: known.body, message: known.message}
  }
}

const databases = new Map<string, {database: DatabaseSync; inode: number}>()

/** The open file. A dataset that was deleted and made anew has another file under the same name. */
function databaseOf(file: string): DatabaseSync {
  const inode = statSync(file).ino
  const known = databases.get(file)
  if (known?.inode === inode) return known.database
  known?.database.close()
  const database = new DatabaseSync(file, {readOnly: true})
  database.exec('PRAGMA busy_timeout = 5000')
  databases.set(file, {database, inode})
  return database
}

async function answerFrom(job: QueryJob, database: DatabaseSync): Promise<QueryAnswer> {
  const {role} = job
  const mayRead = (id: string): boolean => role === null || mayReadDocument(role, id)
  const view = openView(documentStoreOf(database), job.perspective, mayRead)
  const plan = planOf(job.query, job.params)
  const explanation = job.explain === 'false' ? null : explainPlan(plan)
  if (job.explain === 'only') return {...unasked, explanation}
  const {value, sourceMap} = await evaluatePlan(plan, view, {
    timestamp: new Date(job.timestampMs),
    identity: job.userId,
    sanity: {projectId: job.projectId, dataset: job.dataset},
    sourceMap: job.sourceMap,
    onStep: deadline(),
  })
  return {
    explanation,
    json: toJson(value),
    sourceMapJson: sourceMap && toJson(sourceMap),
    syncTags: tagsOfAnswer(view.used(), job.perspective),
    hasScanned: view.used().hasScanned,
  }
}

const unasked = {json: Buffer.from('null'), sourceMapJson: null, syncTags: [], hasScanned: false}

function toJson(result: unknown): Uint8Array {
  const json = JSON.stringify(result ?? null)
  if (json.length > limits.maxAnswerLength) throw tooLarge()
  return Buffer.from(json)
}

function tooLarge(): LakeError {
  return dataError(
    400,
    'queryResultTooLargeError',
    `The result is larger than ${limits.maxAnswerLength} characters: ask for less at a time`,
  )
}

/** The errors of the evaluator that a query brings about, as a reply; null for what is a fault of ours. */
function asLakeError(error: unknown): LakeError | null {
  if (error instanceof LakeError) return error
  // A string or a list longer than the runtime can hold, or more levels than its stack.
  if (error instanceof RangeError) return tooLarge()
  if (isCallableFault(error)) {
    return dataError(
      400,
      'queryEvaluationError',
      'A parameter or a projection cannot have a field "hasOwnProperty"',
    )
  }
  return null
}
