import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Part} from '../../support/part.ts'
import {freePort} from '../../support/ports.ts'
import {bareServer, storeAnswers} from '../measure/control.ts'
import {section} from '../measure/markdown.ts'
import {say} from '../measure/report.ts'
import {loadCore, recordAnswers, serverCore} from '../measure/underLoad.ts'
import {beginLoad} from '../measure/wrk.ts'
import {selfTimes} from './cpuProfile.ts'
import {evergreen} from './measureSubject.ts'
import {subjectPart, type Place} from './subjects.ts'

const headers = {accept: 'text/html', 'accept-encoding': 'br'}
const shownFunctions = 30
const connections = 32
const warmUpSeconds = 2

interface Profile {
  requestsPerSecond: number
  /** Microseconds for a request, by function. */
  times: Map<string, number>
}

/** Profiles the page cache and a bare server with the same bytes under load, and writes what each function costs a request. */
export async function writeProfile(
  place: Place,
  {seconds, out}: {seconds: number; out: string},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-profile-'))
  try {
    const origin = `http://127.0.0.1:${place.port}`
    const plain = subjectPart('ours', place, serverCore)
    const answers = join(folder, 'answers')
    storeAnswers(answers, [evergreen], await recordAnswers(plain, origin, [evergreen], headers))

    const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`]
    const barePort = await freePort()
    const bare = await profile(
      bareServer(answers, barePort, serverCore, flags),
      `http://127.0.0.1:${barePort}`,
      folder,
      seconds,
    )
    const ours = await profile(subjectPart('ours', place, serverCore, flags), origin, folder, seconds)
    const report = describe(ours, bare)
    process.stdout.write(`\n${report}\n`)
    mkdirSync(out, {recursive: true})
    writeFileSync(join(out, 'profile.md'), report)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

async function profile(part: Part, origin: string, folder: string, seconds: number): Promise<Profile> {
  say(`Profiling ${origin}${evergreen} for ${seconds} s`)
  await part.start()
  const load = {origin, paths: [evergreen], headers, connections, launcher: loadCore}
  const {pid} = part
  try {
    await beginLoad({...load, seconds: warmUpSeconds}).ended
    const from = monotonicMicros()
    const {requests, requestsPerSecond} = await beginLoad({...load, seconds}).ended
    const to = monotonicMicros()
    await part.stop()
    const file = readdirSync(folder).find((name) => name.includes(`.${pid}.0.`))
    if (!file) throw new Error(`Process ${pid} left no profile: ${part.output}`)
    const times = selfTimes(readFileSync(join(folder, file), 'utf8'), from, to)
    return {requestsPerSecond, times: new Map([...times].map(([name, micros]) => [name, micros / requests]))}
  } finally {
    await part.stop()
  }
}

/** The clock of V8's profiles. */
function monotonicMicros(): number {
  return Number(process.hrtime.bigint() / 1_000n)
}

function describe(ours: Profile, bare: Profile): string {
  const total = (times: Map<string, number>) => [...times.values()].reduce((sum, micros) => sum + micros, 0)
  const rows = [...ours.times].map(([name, micros]): [string, number, number] => [
    name,
    micros,
    bare.times.get(name) ?? 0,
  ])
  const sum: [string, number, number] = ['all', total(ours.times), total(bare.times)]
  const shown = [sum, ...rows.toSorted((a, b) => b[1] - b[2] - (a[1] - a[2])).slice(0, shownFunctions)]
  const rate = ({requestsPerSecond}: Profile) => Math.round(requestsPerSecond).toLocaleString('en')
  return `# What is left between us and a bare server

By \`npm run bench -- reader --profile\`, Node ${process.versions.node}: \`node --cpu-prof\` under load (brotli, one page, ${connections} connections). With the
profiler on, ours answers ${rate(ours)} requests a second and the bare server ${rate(bare)}.

${section(
  'Time of functions',
  'Microseconds for a request that a function was at work itself, without what it called; those in which we differ most come first.',
  ['', 'ours', 'bare', 'more'],
  shown.map(([name, own, other]) => [
    `\`${name}\``,
    own.toFixed(2),
    other.toFixed(2),
    (own - other).toFixed(2),
  ]),
)}`
}
