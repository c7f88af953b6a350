/** One word after `npm run lake --`: what its help says, and what it does. */
export interface Command {
  /** Lines of the help, without indentation: `name arguments`, two spaces or more, what it does; details below it. */
  usage: string[]
  /** Runs with the arguments after the command's name. Throws a ConfigError for what an operator can put right. */
  run(args: string[]): Promise<void>
}

/** Writes one line of a command's answer to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
