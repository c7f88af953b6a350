import {createHash} from 'node:crypto'

/** The id of a private document that follows from what it is about: the dot keeps it from readers. */
export function privateId(kind: string, ...about: readonly string[]): string {
  return `${kind}.${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 40)}`
}
