import {expect, test} from 'vitest'

import {clientOf, clientPackages} from '../support/clientPackages.ts'
import {startTestLake} from '../support/lake.ts'
import {patiently} from '../support/patiently.ts'

test('listeners of both clients come back after a restart, and hear once of what happened meanwhile', async () => {
  const before = await startTestLake()
  const listeners = await Promise.all(
    clientPackages.map(async (packageName) => {
      const client = await clientOf(packageName, before)
      const heard: string[] = []
      const subscription = client
        .listen(
          '*[_type == "note"]',
          {},
          {events: ['welcome', 'mutation', 'welcomeback', 'reset', 'reconnect'], enableResume: true},
        )
        .subscribe((event) => {
          if (event.type !== 'reconnect')
            heard.push(event.type === 'mutation' ? event.documentId : event.type)
        })
      await expect.poll(() => heard, patiently).toEqual(['welcome'])
      return {packageName, heard, subscription}
    }),
  )
  await before.client().create({_id: 'n1', _type: 'note'})
  for (const {heard} of listeners) await expect.poll(() => heard, patiently).toEqual(['welcome', 'n1'])

  const {dataDir, port, config} = before
  await before.close({keep: true})
  const after = await startTestLake({...config, dataDir, port})
  for (const _id of ['n2', 'n3']) await after.client().create({_id, _type: 'note'})
  for (const {packageName, heard} of listeners) {
    await expect
      .poll(() => heard, {...patiently, message: packageName})
      .toEqual(['welcome', 'n1', 'welcomeback', 'n2', 'n3'])
  }
  for (const {subscription} of listeners) subscription.unsubscribe()
  await after.close()
})
