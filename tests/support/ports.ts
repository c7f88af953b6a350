import {createServer} from 'node:net'

/** A port on loopback that nothing uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address !== 'object' || address === null)
        return reject(new Error('No address was assigned.'))
      server.close(() => resolve(address.port))
    })
  })
}
