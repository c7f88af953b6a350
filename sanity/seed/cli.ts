import {contentClient} from '../client.ts'
import {sanityEnv} from '../env.ts'
import {seed} from './seed.ts'

const token = process.env.SANITY_API_WRITE_TOKEN || process.env.LAKE_ADMIN_TOKEN

if (token) {
  const added = await seed(contentClient(sanityEnv, {token}))
  const where = `dataset "${sanityEnv.dataset}" of project "${sanityEnv.projectId}"`
  process.stdout.write(
    added === 0
      ? `Nothing to seed: ${where} has its content already.\n`
      : `Seeded ${where} with ${added} documents.\n`,
  )
} else {
  process.stderr.write('Set SANITY_API_WRITE_TOKEN to a token that may write, then seed again.\n')
  process.exitCode = 1
}
