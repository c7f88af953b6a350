import {setTimeout as pause} from 'node:timers/promises'

import type {Part} from '../../support/part.ts'
import {askAll, identityOf, type Answer} from './ask.ts'
import {cpuMsOf} from './processes.ts'
import type {Measured} from './rounds.ts'
import {beginLoad} from './wrk.ts'

/** The server has one core for itself, and who asks it the other. */
export const serverCore = ['taskset', '-c', '0']
export const loadCore = ['taskset', '-c', '1']

const connections = 32
const warmUpSeconds = 2
/** Answers have come to rest when they are as long as they were so long before. */
const restMs = 1_000
const restWithinMs = 60_000
/** Of many answers, so many are looked at after the load. */
const checkedAfter = 100
/** More than the head of any answer, in bytes. */
const headBytes = 4_000

/** What a server is asked for in a measurement, and what it must answer. */
export interface Task {
  paths: string[]
  headers: Record<string, string>
  answers: Answer[]
}

/**
 * Starts a server afresh, asks each path once, loads it with each task in turn and stops it.
 *
 * @throws when an answer before, during or after the load is not the one that was expected
 */
export async function measureAfresh(
  part: Part,
  origin: string,
  tasks: Task[],
  seconds: number,
): Promise<Measured[]> {
  await part.start()
  try {
    for (const task of tasks) {
      await check(origin, task, task.paths.length)
      // All of them first: what comes later would find a server that is better warmed up.
      await warmUp(origin, task)
    }
    const measured: Measured[] = []
    for (const task of tasks) measured.push(await measure(part.pid, origin, task, seconds))
    return measured
  } finally {
    await part.stop()
  }
}

async function measure(pid: number, origin: string, task: Task, seconds: number): Promise<Measured> {
  await warmUp(origin, task)
  const cpuMsBefore = cpuMsOf(pid)
  const result = await loadWith(origin, task, seconds)
  const cpuMs = cpuMsOf(pid) - cpuMsBefore
  await check(origin, task, checkedAfter)
  checkLength(task, result.bytesPerRequest)
  const {requests, requestsPerSecond, p50Ms, p99Ms} = result
  return {requestsPerSecond, cpuMicros: (cpuMs * 1_000) / requests, p50Ms, p99Ms}
}

async function warmUp(origin: string, task: Omit<Task, 'answers'>): Promise<void> {
  await loadWith(origin, task, warmUpSeconds)
}

function loadWith(origin: string, {paths, headers}: Omit<Task, 'answers'>, seconds: number) {
  return beginLoad({origin, paths, headers, seconds, connections, launcher: loadCore}).ended
}

/** Compares answers with those expected, evenly chosen when there are more than `most`. */
async function check(origin: string, {paths, headers, answers}: Task, most: number): Promise<void> {
  const step = Math.max(1, Math.floor(paths.length / most))
  const isChosen = (_: unknown, index: number) => index % step === 0
  const chosen = paths.filter(isChosen)
  const expected = answers.filter(isChosen).map(identityOf)
  const got = (await askAll(origin, chosen, headers)).map(identityOf)
  const wrong = got.findIndex((identity, index) => identity !== expected[index])
  if (wrong >= 0)
    throw new Error(`${origin}${chosen[wrong]} answered ${got[wrong]}, and not ${expected[wrong]}.`)
}

/** During the load nobody looks at the answers, but their length must be that of what was expected. */
function checkLength({paths, answers}: Task, bytesPerRequest: number): void {
  const bodyBytes = answers.reduce((sum, {body}) => sum + body.length, 0) / answers.length
  if (bytesPerRequest < bodyBytes * 0.95 || bytesPerRequest > bodyBytes * 1.05 + headBytes)
    throw new Error(
      `Under load, an answer to ${paths[0]} was ${Math.round(bytesPerRequest)} bytes long, where its body should have been ${Math.round(bodyBytes)}.`,
    )
}

/**
 * What a server answers to paths once it is used to being asked for them: it may compress better what is asked for often.
 *
 * @throws when the answers do not come to rest
 */
export async function recordAnswers(
  part: Part,
  origin: string,
  paths: string[],
  headers: Record<string, string>,
): Promise<Answer[]> {
  await part.start()
  try {
    await askAll(origin, paths, headers)
    await warmUp(origin, {paths, headers})
    const bytesOf = (answers: Answer[]) => answers.reduce((sum, {body}) => sum + body.length, 0)
    let last = await askAll(origin, paths, headers)
    for (let waited = 0; waited < restWithinMs; waited += restMs) {
      await pause(restMs)
      const answers = await askAll(origin, paths, headers)
      if (bytesOf(answers) === bytesOf(last)) return answers
      last = answers
    }
    throw new Error(`${origin} answers ${paths[0]} otherwise each time.`)
  } finally {
    await part.stop()
  }
}
