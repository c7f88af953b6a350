import 'server-only'

/** Secrets of the server, read from the environment and never sent to a browser. */
export const secrets = {
  readToken: process.env.SANITY_API_READ_TOKEN || null,
  writeToken: process.env.SANITY_API_WRITE_TOKEN || null,
  refreshRunSecret: process.env.REFRESH_RUN_SECRET || process.env.CRON_SECRET || null,
  webhookSecret: process.env.SANITY_WEBHOOK_SECRET || null,
  calendarSecret: process.env.REFRESH_CALENDAR_SECRET || null,
  signOffSecret: process.env.SIGN_OFF_SECRET || null,
}
