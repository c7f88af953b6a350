import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {connect, createServer, type Server, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'

import {freePort} from './ports.ts'

/** A Redis to test with: `REDIS_SERVER_PATH`, or the one on the path. Null when there is none. */
export function findRedis(): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin']
  const candidates = [process.env.REDIS_SERVER_PATH, ...folders.map((folder) => join(folder, 'redis-server'))]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

/** A Redis of a test's own, that keeps nothing: stopped and started again, it is empty. */
export interface TestRedis {
  port: number
  url: string
  start(): Promise<void>
  stop(): Promise<void>
  close(): Promise<void>
}

/** Starts a Redis on a free port of loopback. Throws an error that says how to get one when there is none. */
export async function startRedis(): Promise<TestRedis> {
  const program = findRedis()
  if (program === null) {
    throw new Error(
      'No Redis to test with: install it (Debian: apt-get install redis-server) or set REDIS_SERVER_PATH.',
    )
  }
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'perennial-redis-'))
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    const options = {port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', daemonize: 'no'}
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
    child = spawn(program ?? '', flags, {stdio: 'ignore'})
    while (!(await takesConnections(port))) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}.`)
      await pause(20)
    }
  }

  async function stop(): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  await start()
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async close() {
      await stop()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** A stretch of network between one server and a Redis, that a test can break and mend. */
export interface Wire {
  /** The address of the Redis at the other end. */
  url: string
  /** Ends all connections and takes no new ones. */
  cut(): void
  /** Carries nothing any more, without a word to either end. */
  muffle(): void
  mend(): void
  close(): Promise<void>
}

/** Lays a wire to a port on loopback. */
export async function startWire(target: number): Promise<Wire> {
  const port = await freePort()
  const sockets = new Set<Socket>()
  let state: 'whole' | 'cut' | 'muffled' = 'whole'

  function carry(near: Socket): void {
    const far = connect(target, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.setNoDelay()
      socket.on('data', (chunk) => {
        if (state === 'whole') other.write(chunk)
      })
      socket.once('error', () => socket.destroy())
      socket.once('close', () => {
        sockets.delete(socket)
        if (state !== 'muffled') other.destroy()
      })
    }
  }

  function endAll(): void {
    for (const socket of sockets) socket.destroy()
  }

  const server: Server = createServer((near) => {
    if (state === 'cut') near.destroy()
    else carry(near)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `redis://127.0.0.1:${port}`,
    cut() {
      state = 'cut'
      endAll()
    },
    muffle() {
      state = 'muffled'
    },
    mend() {
      // What was lost on the way is lost for good: no connection lives on as if nothing had been.
      endAll()
      state = 'whole'
    },
    async close() {
      state = 'cut'
      endAll()
      server.close()
      await once(server, 'close')
    },
  }
}
