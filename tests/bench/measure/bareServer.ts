import {readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import {parseArgs} from 'node:util'
import {deserialize} from 'node:v8'

import type {StoredAnswer} from './control.ts'

/** The control: answers from memory, by path, what another server once answered, byte for byte, and does nothing else. */
const {values} = parseArgs({options: {port: {type: 'string'}, answers: {type: 'string', default: ''}}})
const stored: StoredAnswer[] = deserialize(readFileSync(values.answers))
const answers = new Map(stored.map((answer) => [answer.path, answer]))

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '')
  if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
  else response.writeHead(request.url === '/ready' ? 200 : 404).end()
})
process.once('SIGTERM', () => process.exit(0))
server.listen(Number(values.port), '127.0.0.1')
