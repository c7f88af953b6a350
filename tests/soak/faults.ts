import type {LakeConfig} from '../../sanity/lake/config.ts'
import {openLake} from '../../sanity/lake/lake.ts'
import type {Writer} from './writers.ts'

/** What a look into the files found: how much there is, and every sentence is something that must not be. */
export interface Findings {
  transactions: number
  notes: string[]
  faults: string[]
}

/** Looks into a lake that does not run, after it was killed. */
export function findFaults(config: LakeConfig, writers: Writer[]): Findings {
  const lake = openLake(config)
  try {
    const documents = new Map([...lake.read.all()].map((document) => [document._id, document]))
    const log = [...lake.transactionsAfter(0)]
    const faults: string[] = []

    for (const {name, tried, acknowledged} of writers) {
      const acknowledgedNumbers = new Set(acknowledged)
      let whole = 0
      for (let n = 0; n < tried; n += 1) {
        const present = ['a', 'b'].filter((end) => documents.has(`${name}-${n}-${end}`)).length
        if (present === 1) faults.push(`Transaction ${n} of ${name} is there by half`)
        if (present !== 2 && acknowledgedNumbers.has(n))
          faults.push(`Transaction ${n} of ${name} was acknowledged and is lost`)
        if (present === 2) whole += 1
      }
      const counted = documents.get(name)?.value ?? 0
      if (counted !== whole) faults.push(`${name} counted ${String(counted)} and wrote ${whole}`)
    }

    const gap = log.findIndex(({sequence}, index) => sequence !== index + 1)
    if (gap !== -1) faults.push(`The log has a gap after number ${gap}`)
    const logged = new Set(log.flatMap(({changes}) => changes.map(({documentId}) => documentId)))
    for (const id of documents.keys()) if (!logged.has(id)) faults.push(`${id} is not in the log`)
    for (const id of logged) if (!documents.has(id)) faults.push(`${id} is in the log only`)
    const integrity = lake.database.prepare('PRAGMA integrity_check').get()?.integrity_check
    if (integrity !== 'ok') faults.push(`The file is damaged: ${String(integrity)}`)

    const notes = [...documents.values()].filter(({_type}) => _type === 'note').map(({_id}) => _id)
    return {transactions: log.length, notes, faults}
  } finally {
    lake.close()
  }
}
