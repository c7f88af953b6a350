import {setTimeout as pause} from 'node:timers/promises'

import type {SpawnedLake} from '../support/lake.ts'

/** A writer of its own documents, which goes on counting over every kill. */
export interface Writer {
  name: string
  /** Transactions tried so far; each makes the notes `<name>-<n>-a` and `-b` and adds one to the counter `<name>`. */
  tried: number
  /** The numbers of those that the lake acknowledged. */
  acknowledged: number[]
}

const betweenWritesMs = 4

/** Writes until the lake does not answer any more. */
export async function writeUntilKilled(lake: SpawnedLake, writer: Writer): Promise<void> {
  const client = lake.client()
  for (;;) {
    const n = writer.tried
    writer.tried += 1
    try {
      const transaction = client
        .transaction()
        .createIfNotExists({_id: writer.name, _type: 'counter', value: 0})
        .create({_id: `${writer.name}-${n}-a`, _type: 'note', text: 'x'.repeat(1_500)})
        .create({_id: `${writer.name}-${n}-b`, _type: 'note', other: reference(`${writer.name}-${n}-a`)})
      await transaction.patch(writer.name, {inc: {value: 1}}).commit()
    } catch {
      return
    }
    writer.acknowledged.push(n)
    await pause(betweenWritesMs)
  }
}

function reference(id: string) {
  return {_type: 'reference', _ref: id}
}
