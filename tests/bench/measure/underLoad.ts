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
    for (const task of tasks) await check(origin, task, task.paths.length)
    const measured: Measured[] = []
    for (const task of tasks) measured.push(await measure(part.pid, origin, task, seconds))
    return measured
  } finally {
    await part.stop()
  }
}

async function measure(pid: number, origin: string, task: Task, seconds: number): Promise<Measured> {
  const {paths, headers} = task
  const load = {origin, paths, headers, connections, launcher: loadCore}
  await beginLoad({...load, seconds: warmUpSeconds}).ended
  const cpuMsBefore = cpuMsOf(pid)
  const result = await beginLoad({...load, seconds}).ended
  const cpuMs = cpuMsOf(pid) - cpuMsBefore
  await check(origin, task, checkedAfter)
  checkLength(task, result.bytesPerRequest)
  const {requests, requestsPerSecond, p50Ms, p99Ms} = result
  return {requestsPerSecond, cpuMicros: (cpuMs * 1_000) / requests, p50Ms, p99Ms}
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
  if (bytesPerRequest < bodyBytes * 0.97 || bytesPerRequest > bodyBytes * 1.03 + headBytes)
    throw new Error(
      `Under load, an answer to ${paths[0]} was ${Math.round(bytesPerRequest)} bytes long, where its body should have been ${Math.round(bodyBytes)}.`,
    )
}

/** What a server answers to paths once it has answered them before. */
export async function recordAnswers(
  part: Part,
  origin: string,
  paths: string[],
  headers: Record<string, string>,
): Promise<Answer[]> {
  await part.start()
  try {
    await askAll(origin, paths, headers)
    return await askAll(origin, paths, headers)
  } finally {
    await part.stop()
  }
}
