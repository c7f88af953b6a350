import {contentClient} from '../client.ts'
import {sanityEnv} from '../env.ts'
import {seed, seedReport} from './seed.ts'

const token = process.env.SANITY_API_WRITE_TOKEN || process.env.LAKE_ADMIN_TOKEN

if (token) {
  const lines = seedReport(await seed(contentClient(sanityEnv, {token})))
  const where = `dataset "${sanityEnv.dataset}" of project "${sanityEnv.projectId}"`
  if (lines.length === 0) lines.push(`Nothing to seed: ${where} has its content already.`)
  process.stdout.write(`${lines.join('\n')}\n`)
} else {
  process.stderr.write('Set SANITY_API_WRITE_TOKEN to a token that may write, then seed again.\n')
  process.exitCode = 1
}
