import {Card, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {useClient, useCurrentUser} from 'sanity'

import {systemClock} from '../../../lib/clock.ts'
import {sanityEnv} from '../../env.ts'
import type {SignOffLink} from '../../refresh/signOffLink.ts'
import {NewLinkForm} from './NewLinkForm.tsx'
import {SignOffLinkList} from './SignOffLinkList.tsx'
import {addressOf, listLinks, makeLink, revokeLink} from './signOffLinks.ts'

/** Makes links to the preview of one edition, and shows those there are. Takes the edition's published id. */
export function SignOffDialog({editionId}: {editionId: string}) {
  const client = useClient({apiVersion: sanityEnv.apiVersion})
  const user = useCurrentUser()
  const [links, setLinks] = useState<SignOffLink[]>([])
  /** The address that is on show, and the id of the link that it belongs to. */
  const [shown, setShown] = useState<{id: string; address: string} | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let isOpen = true
    listLinks(client, editionId).then(
      (found) => isOpen && setLinks(found),
      (error: unknown) => isOpen && setProblem(inWords(error)),
    )
    return () => {
      isOpen = false
    }
  }, [client, editionId])

  /** Does something that may fail, then shows the links as they are in the lake. Gives whether it was done. */
  async function run(work: () => Promise<void>): Promise<boolean> {
    setProblem(null)
    const isDone = await work().then(
      () => true,
      (error: unknown) => {
        setProblem(inWords(error))
        return false
      },
    )
    await listLinks(client, editionId).then(setLinks, (error: unknown) => setProblem(inWords(error)))
    return isDone
  }

  const show = (id: string) => run(async () => setShown({id, address: await addressOf(id)}))
  const revoke = (id: string) => run(() => revokeLink(client, id, systemClock.now().toISOString()))
  const make = (reader: string, days: number) =>
    run(async () => {
      const now = systemClock.now().toISOString()
      const createdBy = user?.name ?? 'an editor'
      const {_id: id} = await makeLink(client, {editionId, reader, createdBy, days, now})
      setShown({id, address: await addressOf(id)})
    })

  return (
    <Stack gap={5}>
      <Text size={1}>
        Whoever has the address reads this edition as it stands in its draft, without an account and until its
        time is over. It opens nothing else.
      </Text>
      <NewLinkForm onMake={make} />
      {problem && (
        <Card padding={3} radius={2} tone="critical" border role="alert">
          <Text size={1}>{problem}</Text>
        </Card>
      )}
      {links.length > 0 && <SignOffLinkList links={links} shown={shown} onShow={show} onRevoke={revoke} />}
    </Stack>
  )
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
