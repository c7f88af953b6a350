import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'

import {readLakeConfig, type LakeConfig} from '../../sanity/lake/config.ts'
import {spawnTestLake, type SpawnedLake} from '../support/lake.ts'
import {startReceiver} from '../support/receiver.ts'
import {findFaults} from './faults.ts'
import {startResumingListener} from './resumingListener.ts'
import {writeUntilKilled, type Writer} from './writers.ts'

const writerCount = 4
const longestLifeMs = 900
const settleWithinMs = 200_000
const pollMs = 100

export interface SoakResult {
  kills: number
  acknowledged: number
  transactions: number
  delivered: number
  deliveredAgain: number
  heard: number
  resets: number
  faults: string[]
}

/**
 * Kills a lake at random moments while several clients write, a webhook is delivered and a listener listens, and looks
 * after every kill whether all that was acknowledged is there.
 * @param report is told after each kill
 */
export async function soak(
  kills: number,
  report: (kill: number, faults: string[]) => void,
): Promise<SoakResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lake-soak-'))
  const config = readLakeConfig({LAKE_DATA_DIR: dataDir, LAKE_LOG: 'silent'})
  // Now and then the receiver fails, so that deliveries are repeated across kills too.
  const receiver = await startReceiver(() => (Math.random() < 0.05 ? 500 : 200))
  let url = ''
  const listener = startResumingListener(config, () => url)
  const writers = Array.from({length: writerCount}, (_, n): Writer => {
    return {name: `writer${n}`, tried: 0, acknowledged: []}
  })
  const faults: string[] = []

  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const lake = await spawnTestLake(config)
      ;({url} = lake)
      if (kill === 0) {
        await addWebhook(lake, config, receiver.url)
        await listener.welcomed
      }
      const writing = writers.map((writer) => writeUntilKilled(lake, writer))
      const before = acknowledgedBy(writers)
      await pause(Math.random() * longestLifeMs)
      // On a busy machine a life may be over before it has done anything.
      while (acknowledgedBy(writers) === before) await pause(pollMs)
      await lake.kill()
      await Promise.all(writing)
      const found = findFaults(config, writers).faults
      faults.push(...found.map((fault) => `After kill ${kill + 1}: ${fault}`))
      report(kill + 1, faults)
    }

    const {notes, transactions} = findFaults(config, writers)
    const last = await spawnTestLake(config)
    ;({url} = last)
    let delivered = new Set<unknown>()
    let heard = new Set<unknown>()
    for (let waited = 0; waited < settleWithinMs; waited += pollMs) {
      delivered = new Set(receiver.ids())
      heard = new Set(listener.heard)
      if (notes.every((id) => delivered.has(id) && heard.has(id))) break
      await pause(pollMs)
    }
    await last.kill()

    for (const id of notes) {
      if (!delivered.has(id)) faults.push(`${id} was never delivered to the webhook`)
      if (!heard.has(id)) faults.push(`The listener never heard of ${id}`)
    }
    const heardAgain = listener.heard.length - heard.size
    if (heardAgain > 0) faults.push(`The listener heard of ${heardAgain} notes twice`)
    return {
      kills,
      acknowledged: acknowledgedBy(writers),
      transactions,
      delivered: delivered.size,
      deliveredAgain: receiver.received.length - delivered.size,
      heard: heard.size,
      resets: listener.resets,
      faults,
    }
  } finally {
    await listener.stop()
    await receiver.stop()
    await rm(dataDir, {recursive: true, force: true})
  }
}

function acknowledgedBy(writers: readonly Writer[]): number {
  return writers.reduce((sum, {acknowledged}) => sum + acknowledged.length, 0)
}

async function addWebhook(lake: SpawnedLake, config: LakeConfig, url: string): Promise<void> {
  const rule = {on: ['create'], filter: '_type == "note"', projection: '{_id}'}
  const body = JSON.stringify({type: 'document', name: 'soak', url, dataset: config.dataset, rule})
  const headers = {authorization: `Bearer ${config.adminToken}`}
  const address = `${lake.url}/v2025-02-19/hooks/projects/${config.projectId}`
  const response = await fetch(address, {method: 'POST', headers, body})
  if (!response.ok) throw new Error(`The webhook was refused: ${await response.text()}`)
}
