import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {freePort} from '../../support/ports.ts'
import {headerOf} from '../measure/ask.ts'
import {bareServer, storeAnswers} from '../measure/control.ts'
import {say} from '../measure/report.ts'
import {measureRounds, type Rounds} from '../measure/rounds.ts'
import {measureAfresh, recordAnswers, serverCore} from '../measure/underLoad.ts'
import {subjectPart, type Place, type SubjectName} from './subjects.ts'

export const evergreen = '/top-backend-frameworks'

/** What a reader asks for: the loads of a case follow each other in the same process. */
export interface Case {
  name: string
  headers: Record<string, string>
  loads: {name: string; paths: string[]}[]
  /** Whether the reader has the answer already, and sends its ETag. */
  isHeld?: boolean
}

/** What came of a case with a subject. */
export interface CaseResult extends Rounds {
  subject: SubjectName
  case: string
  loads: string[]
}

/** Measures a subject in a case, against a bare server that gives the same answers; null when it does not offer the encoding. */
export async function measureSubject(
  name: SubjectName,
  asked: Case,
  place: Place,
  {rounds, seconds}: {rounds: number; seconds: number},
): Promise<CaseResult | null> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-reader-'))
  try {
    const subject = subjectPart(name, place, serverCore)
    const origin = `http://127.0.0.1:${place.port}`
    const paths = [...new Set(asked.loads.flatMap((load) => load.paths))]
    let headers = asked.headers
    let answers = await recordAnswers(subject, origin, paths, headers)
    const coding = headers['accept-encoding']
    if (answers[0] && headerOf(answers[0], 'content-encoding') !== coding) return null
    if (asked.isHeld && answers[0]) {
      headers = {...headers, 'if-none-match': headerOf(answers[0], 'etag') ?? ''}
      answers = await recordAnswers(subject, origin, paths, headers)
      if (answers[0]?.status !== 304) throw new Error(`${name} answered ${answers[0]?.status}, and not 304.`)
    }
    const file = join(folder, 'answers')
    storeAnswers(file, paths, answers)
    const controlPort = await freePort()
    const control = bareServer(file, controlPort, serverCore)
    const byPath = new Map(paths.map((path, index) => [path, answers[index]]))
    const tasks = asked.loads.map((load) => ({
      paths: load.paths,
      headers,
      answers: load.paths.flatMap((path) => byPath.get(path) ?? []),
    }))
    const measured = await measureRounds(rounds, async (attempt) => {
      const round = {
        control: await measureAfresh(control, `http://127.0.0.1:${controlPort}`, tasks, seconds),
        subject: await measureAfresh(subject, origin, tasks, seconds),
      }
      const figures = asked.loads.map((load, index) => {
        const [bare, own] = [round.control[index], round.subject[index]]
        return `${load.name} ${own?.requestsPerSecond.toFixed(0)} of ${bare?.requestsPerSecond.toFixed(0)} requests a second`
      })
      say(`${name}, ${asked.name}, round ${attempt}: ${figures.join('; ')}`)
      return round
    })
    return {subject: name, case: asked.name, loads: asked.loads.map((load) => load.name), ...measured}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
