import {readRefresh} from '../../sanity/refresh/refreshDocument.ts'
import {freePort} from '../support/ports.ts'
import {readUntil} from '../support/reader.ts'
import {bringForward, eventsOf, idsOf, publicationsOf, scheduleSoon} from '../support/refreshes.ts'
import {startSite} from '../support/stack.ts'
import {expect, test} from '../support/test.ts'
import {openTripwire, type Trap} from '../support/tripwire.ts'

test.use({stackOf: 'goLiveCrashes'})
test.setTimeout(240_000)

const isDataWrite = (path: string) => path.includes('/data/mutate/')

/** The writes of a go-live in their order, each of which somebody may die at. */
const steps: Record<string, Trap['isMeant']> = {
  'the claim': (path, body) => isDataWrite(path) && body.includes('"state":"publishing"'),
  'the publish': (path, body) => path.includes('/data/actions/') && body.includes('document.publish'),
  'the note that it is published': (path, body) => isDataWrite(path) && body.includes('"state":"published"'),
  'the receipt': (path, body) => isDataWrite(path) && body.includes('"state":"live"'),
}

let year = 2026

for (const victim of ['site', 'lake'] as const) {
  for (const [step, isMeant] of Object.entries(steps)) {
    for (const when of ['before', 'after'] as const) {
      test(`a ${victim} killed just ${when} ${step} leaves one go-live, and nothing is lost`, async ({
        stack,
      }) => {
        year += 1
        const {client, lake} = stack
        const wire = await openTripwire(lake.url)
        const port = await freePort()
        const env = {LAKE_PUBLIC_URL: wire.url, REFRESH_TICKER: 'on', REFRESH_LEASE_SECONDS: '1'}
        await scheduleSoon(client, year, 60 * 60_000)
        const site = await startSite('crash', lake, port, env)
        try {
          const dead = victim === 'site' ? site.part : lake.part
          const sprung = wire.lay({isMeant, when, spring: () => dead.stop('SIGKILL')})
          await bringForward(client, year, 500)
          await sprung
          await dead.start()

          const refresh = () => readRefresh(client, idsOf(year).refreshId)
          await expect.poll(async () => (await refresh())?.state, {timeout: 120_000}).toBe('live')
          expect(await publicationsOf(client, year)).toBe(1)
          expect((await eventsOf(client, year)).filter((event) => event === 'live')).toHaveLength(1)
          const headline = `Top 5 Backend Frameworks in ${year}`
          await readUntil(`${site.url}/top-backend-frameworks`, ({html}) => html.includes(headline))
          expect(await client.getDocument(idsOf(year).draftId)).toBeUndefined()
        } finally {
          await site.close()
          await wire.close()
        }
      })
    }
  }
}
