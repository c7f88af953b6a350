import {get} from 'node:http'
import type {ClientRequest} from 'node:http'

import {median} from '../measure/statistics.ts'
import {idOf} from './dataset.ts'
import type {Subject} from './subject.ts'
import {timed} from './timing.ts'

const fanOuts = [1, 50, 500]
const rounds = 60
const idleListeners = 2_000

/** How soon so many listeners hear of a change, in milliseconds from its acknowledgement at the writer. */
interface FanOutResult {
  listeners: number
  /** Half of the listeners have it; the median over the rounds. */
  halfMs: number
  /** The last listener has it. */
  lastMs: number
}

export interface ListenerResult {
  fanOut: FanOutResult[]
  idle: {
    listeners: number
    /** What one idle listener costs the lake's process. */
    bytesEach: number
    /** One patch, acknowledged, with none of them and with all of them connected. */
    patchMsWithout: number
    patchMsWith: number
  }
}

interface OpenListeners {
  /** Resolves with the moments at which each listener had the frame of a transaction. */
  heard(transactionId: string): Promise<number[]>
  close(): void
}

/** Times how changes reach listeners of one lake, and what listeners cost that nothing concerns. */
export async function measureListeners(subject: Subject): Promise<ListenerResult> {
  const id = idOf('edition', 0)
  const patch = (count: number) => subject.mutate([{patch: {id, set: {count}}}])
  const fanOut: FanOutResult[] = []
  for (const count of fanOuts) {
    const listeners = await openListeners(
      subject,
      Array.from({length: count}, () => `*[_id == "${id}"]`),
    )
    const half: number[] = []
    const last: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const {transactionId} = await patch(round)
      const acknowledgedAt = performance.now()
      // Who heard before the writer had its answer counts as zero.
      const after = (await listeners.heard(transactionId)).map((moment) =>
        Math.max(0, moment - acknowledgedAt),
      )
      if (round === 0) continue
      half.push(median(after))
      last.push(Math.max(...after))
    }
    listeners.close()
    fanOut.push({listeners: count, halfMs: median(half), lastMs: median(last)})
  }

  const patches = async () => {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) times.push(await timed(() => patch(round)))
    return median(times)
  }
  const before = await patches()
  const bytesBefore = subject.residentBytes()
  const queries = Array.from({length: idleListeners}, (_, number) => `*[_id == "elsewhere-${number}"]`)
  const idle = await openListeners(subject, queries)
  const bytesEach = (subject.residentBytes() - bytesBefore) / idleListeners
  const patchMsWith = await patches()
  idle.close()
  const patchMsWithout = median([before, await patches(), await patches()])
  return {fanOut, idle: {listeners: idleListeners, bytesEach, patchMsWithout, patchMsWith}}
}

async function openListeners({url, config}: Subject, queries: string[]): Promise<OpenListeners> {
  const heard = new Map<string, number[]>()
  let wake = () => {}
  const note = (transactionId: string) => {
    const moments = heard.get(transactionId) ?? []
    moments.push(performance.now())
    heard.set(transactionId, moments)
    wake()
  }
  const requests: ClientRequest[] = []
  for (const query of queries) requests.push(await openOne(url(), config, query, note))

  return {
    async heard(transactionId) {
      for (;;) {
        const moments = heard.get(transactionId)
        if (moments?.length === queries.length) return moments
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    close: () => {
      for (const request of requests) request.destroy()
    },
  }
}

/** Opens a listener and waits for its welcome. */
function openOne(
  url: string,
  {dataset, readToken}: Subject['config'],
  query: string,
  note: (transactionId: string) => void,
): Promise<ClientRequest> {
  const search = new URLSearchParams({query, includeResult: 'true', effectFormat: 'mendoza'})
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/v2025-02-19/data/listen/${dataset}?${search}`,
      {agent: false, headers: {authorization: `Bearer ${readToken}`}},
      (response) => {
        response.setEncoding('utf8')
        response.on('error', () => request.destroy())
        response.on('data', (text: string) => {
          if (text.includes('event: welcome')) resolve(request)
          const transactionId = /^id: (.+)#/m.exec(text)?.[1]
          if (transactionId && text.includes('event: mutation')) note(transactionId)
        })
      },
    )
    request.on('error', reject)
  })
}
