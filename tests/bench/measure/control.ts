import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {serialize} from 'node:v8'

import {Part} from '../../support/part.ts'
import type {Answer} from './ask.ts'

/** An answer as the control keeps it. */
export interface StoredAnswer {
  path: string
  status: number
  /** By turns name and value. */
  headers: string[]
  body: Buffer
}

/** What Node's server writes into every head by itself. */
const ownHeaders = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/** Keeps what a subject answered to paths in a file for the control. */
export function storeAnswers(file: string, paths: string[], answers: Answer[]): void {
  const stored = answers.map(({status, rawHeaders, body}, index): StoredAnswer => ({
    path: paths[index] ?? '',
    status,
    headers: rawHeaders.filter((_, at) => !ownHeaders.has(rawHeaders[at - (at % 2)]?.toLowerCase() ?? '')),
    body,
  }))
  writeFileSync(file, serialize(stored))
}

/** A bare server that answers what is in a file; not started yet. */
export function bareServer(file: string, port: number, launcher: string[] = [], flags: string[] = []): Part {
  const program = fileURLToPath(new URL('bareServer.ts', import.meta.url))
  return new Part(
    [...flags, program, '--port', String(port), '--answers', file],
    {},
    `http://127.0.0.1:${port}/ready`,
    launcher,
  )
}
