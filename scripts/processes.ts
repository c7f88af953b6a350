import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'

import type {Environment} from './environment.ts'

/** How long a part may take to end by itself before it is killed. */
const stopGraceMs = 8_000

/**
 * The parts that run side by side. When one ends unasked, the rest is stopped and the launcher ends with 1, naming it; one
 * interrupt stops everything and ends with 0.
 */
export class Processes {
  #running = new Map<string, ChildProcess>()
  #stopping = false

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.stop(0))
    }
  }

  get stopping(): boolean {
    return this.#stopping
  }

  /** Starts a part that runs until the end. */
  start(name: string, command: string[], env: Environment): void {
    const child = this.#spawn(name, command, env)
    child.once('exit', (code, signal) => {
      this.#running.delete(name)
      if (this.#stopping) return
      process.stderr.write(
        `The ${name} ended unexpectedly (${signal ?? `exit code ${code}`}); stopping the rest.\n`,
      )
      void this.stop(1)
    })
  }

  /** Runs a step to its end. Throws when it fails. */
  async run(name: string, command: string[], env: Environment): Promise<void> {
    const child = this.#spawn(name, command, env)
    const [code, signal] = await once(child, 'exit')
    this.#running.delete(name)
    if (code !== 0 && !this.#stopping)
      throw new Error(`The ${name} failed (${signal ?? `exit code ${code}`}).`)
  }

  /** Stops every part and ends this process with the code. */
  async stop(code: number): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    const children = [...this.#running.values()]
    for (const child of children) child.kill('SIGTERM')
    const impatience = setTimeout(() => {
      for (const child of children) child.kill('SIGKILL')
    }, stopGraceMs)
    await Promise.all(children.filter(isAlive).map((child) => once(child, 'exit')))
    clearTimeout(impatience)
    process.exit(code)
  }

  #spawn(name: string, [program = '', ...args]: string[], env: Environment): ChildProcess {
    const child = spawn(program, args, {
      env: {...env, NODE_ENV: env.NODE_ENV === 'development' ? 'development' : 'production'},
      stdio: ['ignore', 'inherit', 'inherit'],
      // In a group of its own, so that a Ctrl-C in the terminal reaches it once, from here, and not twice.
      detached: true,
    })
    this.#running.set(name, child)
    return child
  }
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}
