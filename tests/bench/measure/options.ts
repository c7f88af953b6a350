import {parseArgs} from 'node:util'

import {z} from 'zod'

import {subjectNames} from '../reader/subjects.ts'

const whole = z.coerce.number().int().positive()
const optionsShape = z.object({
  rounds: whole.default(5),
  seconds: whole.default(6),
  publishes: whole.default(1_000),
  pages: whole.default(10_000),
  rate: whole.default(500),
  idle: whole.default(30),
  out: z.string().default('docs/bench'),
  subjects: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(subjectNames)))
    .default([...subjectNames]),
  profile: z.boolean().default(false),
})

/**
 * What benches are told on the command line:
 *
 * --rounds 5          rounds that count, of the reader's bench
 * --seconds 6         how long each load lasts
 * --publishes 1000    of the bench of publishing
 * --pages 10000       how many distinct pages are "many"
 * --rate 500          requests a second of other readers while something is published
 * --idle 30           seconds until memory is at rest
 * --subjects ours     which ways to serve readers are measured, of ours, off and next, with commas between
 * --out docs/bench    where results are written
 * --profile           where the reader's bench profiles instead of measuring
 */
export function readOptions(): z.infer<typeof optionsShape> {
  const text = {type: 'string'} as const
  const {values} = parseArgs({
    allowPositionals: true,
    options: {
      rounds: text,
      seconds: text,
      publishes: text,
      pages: text,
      rate: text,
      idle: text,
      out: text,
      subjects: text,
      profile: {type: 'boolean'},
    },
  })
  return optionsShape.parse(values)
}
