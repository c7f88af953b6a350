import {Card, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {useClient} from 'sanity'

import {sanityEnv} from '../../env.ts'
import type {SignOffLink} from '../../refresh/signOffLink.ts'
import {NewLinkForm} from './NewLinkForm.tsx'
import {SignOffLinkList} from './SignOffLinkList.tsx'
import {listLinks} from './signOffLinks.ts'

/** Makes links to the preview of one edition, and shows those there are. Takes the edition's published id. */
export function SignOffDialog({editionId}: {editionId: string}) {
  const client = useClient({apiVersion: sanityEnv.apiVersion})
  const [links, setLinks] = useState<SignOffLink[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let isShown = true
    listLinks(client, editionId).then(
      (found) => isShown && setLinks(found),
      (error: unknown) => isShown && setProblem(inWords(error)),
    )
    return () => {
      isShown = false
    }
  }, [client, editionId])

  /** Does something that may fail, then shows the links as they are in the lake. */
  async function run(work: () => Promise<unknown>): Promise<void> {
    setProblem(null)
    await work().catch((error: unknown) => setProblem(inWords(error)))
    await listLinks(client, editionId).then(setLinks, (error: unknown) => setProblem(inWords(error)))
  }

  return (
    <Stack gap={5}>
      <Text size={1}>
        Whoever has the address reads this edition as it stands in its draft, without an account and until its
        time is over. It opens nothing else.
      </Text>
      <NewLinkForm client={client} editionId={editionId} run={run} />
      {problem && (
        <Card padding={3} radius={2} tone="critical" border role="alert">
          <Text size={1}>{problem}</Text>
        </Card>
      )}
      {links.length > 0 && <SignOffLinkList client={client} links={links} run={run} />}
    </Stack>
  )
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
