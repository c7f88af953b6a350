import {request as httpRequest} from 'node:http'
import {connect} from 'node:net'

const enoughBytes = 256 * 1024

export interface RawAnswer {
  status: number
  text: string
}

/** Sends a request with a path exactly as it stands: nothing resolves its dots. Streams are left after their head. */
export function rawRequest(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Buffer | string,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const options = {host: '127.0.0.1', port, method, path, headers, agent: false as const}
    const request = httpRequest(options, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const finish = () =>
        resolve({status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8')})
      const isStream = String(response.headers['content-type']).startsWith('text/event-stream')
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (isStream || size > enoughBytes) response.destroy()
      })
      response.on('close', finish)
      response.on('error', finish)
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Writes bytes to a socket, and resolves with all that came back once the other side has closed it. */
export function rawBytes(port: number, bytes: Buffer | string, {end = true} = {}): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => {
      if (end) socket.end(bytes)
      else socket.write(bytes)
    })
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    // A reset is an end too.
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}
