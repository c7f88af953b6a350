import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {setTimeout as pause} from 'node:timers/promises'

const readyWithinMs = 60_000
const pollIntervalMs = 50

/** A process under test: it can be ended, killed and started again with the same command. */
export class Part {
  #child: ChildProcess | null = null
  #output = ''
  readonly #command: string[]
  readonly #env: Record<string, string>
  readonly #readyUrl: string

  constructor(command: string[], env: Record<string, string>, readyUrl: string) {
    this.#command = command
    this.#env = env
    this.#readyUrl = readyUrl
  }

  /** Starts the process and waits until its address answers. Throws with its output when it ends before. */
  async start(): Promise<void> {
    this.#output = ''
    const child = spawn(process.execPath, this.#command, {
      env: {...process.env, ...this.#env},
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    }
    for (let waited = 0; waited < readyWithinMs; waited += pollIntervalMs) {
      if (child.exitCode !== null) break
      const ready = await fetch(this.#readyUrl).then(
        (response) => response.ok,
        () => false,
      )
      if (ready) return
      await pause(pollIntervalMs)
    }
    throw new Error(`${this.#command.join(' ')} did not get ready:\n${this.#output}`)
  }

  /** Ends the process with a signal and waits until it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  /** The id of the process; 0 before its first start. */
  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** What the process has printed since its last start. */
  get output(): string {
    return this.#output
  }
}
