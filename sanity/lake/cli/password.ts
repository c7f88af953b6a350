import {randomBytes} from 'node:crypto'

import {ConfigError} from '../config.ts'
import {limits} from '../limits.ts'
import {print} from './command.ts'

/** 18 random bytes: 24 characters that are easy to copy. */
const generatedBytes = 18

/**
 * A password for an account: made up and printed once, typed on a terminal (twice, unseen), or the first line of what is
 * piped in. Never an argument: those stay in the shell's history and in the list of processes.
 */
export async function takePassword({generate}: {generate: boolean}): Promise<string> {
  if (generate) {
    const password = randomBytes(generatedBytes).toString('base64url')
    print(`Password: ${password}`)
    return password
  }
  const password = process.stdin.isTTY ? await typedTwice() : await piped()
  if (password.length < limits.minPasswordLength || password.length > limits.maxPasswordLength) {
    throw new ConfigError(
      `A password has ${limits.minPasswordLength} to ${limits.maxPasswordLength} characters: type one, pipe one in, or use --generate`,
    )
  }
  return password
}

async function typedTwice(): Promise<string> {
  const password = await typed('Password: ')
  if ((await typed('Once more: ')) !== password) throw new ConfigError('The two passwords differ: try again')
  return password
}

async function piped(): Promise<string> {
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) text += String(chunk)
  return text.split(/\r?\n/)[0] ?? ''
}

/** Reads a line from the terminal without showing it. */
function typed(question: string): Promise<string> {
  const {stdin, stderr} = process
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve, reject) => {
    let line = ''
    function finish(end: () => void): void {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      end()
    }
    function take(keys: string): void {
      for (const key of keys) {
        if (key === '\r' || key === '\n') return finish(() => resolve(line))
        if (key === '\u0003') return finish(() => reject(new ConfigError('Given up')))
        if (key === '\u007f' || key === '\b') line = [...line].slice(0, -1).join('')
        else line += key
      }
    }
    stdin.on('data', take)
  })
}
