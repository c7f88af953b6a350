import {contentClient} from '../sanity/client.ts'
import {ensureSiteWebhook} from '../sanity/ensureSiteWebhook.ts'
import {readSanityEnv, readSiteUrl} from '../sanity/readEnv.ts'

const env = process.env
const token = env.LAKE_ADMIN_TOKEN || env.SANITY_API_WRITE_TOKEN
const secret = env.SANITY_WEBHOOK_SECRET

if (!token || !secret) {
  process.stderr.write(
    'Set SANITY_WEBHOOK_SECRET, and in LAKE_ADMIN_TOKEN or SANITY_API_WRITE_TOKEN a token that may manage webhooks.\n',
  )
  process.exitCode = 1
} else {
  const siteUrl = readSiteUrl(env)
  await ensureSiteWebhook(contentClient(readSanityEnv(env), {token}), siteUrl, secret)
  process.stdout.write(`Published changes are now reported to ${siteUrl}.\n`)
}
