import type {SanityClient} from '@sanity/client'
import {Badge, type BadgeTone, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'

import {systemClock} from '../../../lib/clock.ts'
import {formatDate} from '../../../lib/dates.ts'
import {type SignOffStanding, standingOfSignOff} from '../../../lib/signOff.ts'
import {formatMoment} from '../../../lib/zonedTime.ts'
import type {SignOffLink} from '../../refresh/signOffLink.ts'
import {CopyAddress} from './CopyAddress.tsx'
import {addressOf, revokeLink} from './signOffLinks.ts'

interface Props {
  client: SanityClient
  links: SignOffLink[]
  run: (work: () => Promise<unknown>) => Promise<void>
}

const badges = {
  live: {tone: 'positive', title: 'Open'},
  expired: {tone: 'default', title: 'Expired'},
  revoked: {tone: 'caution', title: 'Taken back'},
} as const satisfies Record<SignOffStanding, {tone: BadgeTone; title: string}>

/** The links there are to an edition, each with how it stands; an open one can be shown again and taken back. */
export function SignOffLinkList({client, links, run}: Props) {
  return (
    <Stack gap={3}>
      <Text as="h3" size={1} weight="semibold">
        Links so far
      </Text>
      <Stack as="ul" gap={2} aria-label="Links so far" style={{listStyle: 'none', padding: 0, margin: 0}}>
        {links.map((link) => (
          <li key={link._id}>
            <LinkCard client={client} link={link} run={run} />
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

function LinkCard({client, link, run}: {client: SanityClient; link: SignOffLink; run: Props['run']}) {
  const [address, setAddress] = useState<string | null>(null)
  const now = systemClock.now().toISOString()
  const standing = standingOfSignOff(link, now)
  const {tone, title} = badges[standing]
  return (
    <Card border padding={3} radius={2}>
      <Stack gap={3}>
        <Flex align="center" gap={3} wrap="wrap">
          <Stack flex={1} gap={2} style={{minWidth: '12rem'}}>
            <Text size={1} weight="medium">
              {link.for}
            </Text>
            <Text muted size={1}>
              {inWords(link, standing)}
            </Text>
          </Stack>
          <Badge tone={tone}>{title}</Badge>
          {standing === 'live' && (
            <Flex gap={1}>
              <Button
                aria-label={`Show the address for ${link.for}`}
                text="Address"
                mode="bleed"
                fontSize={1}
                padding={2}
                onClick={() => run(async () => setAddress(await addressOf(link._id)))}
              />
              <Button
                aria-label={`Revoke the link for ${link.for}`}
                text="Revoke"
                mode="bleed"
                tone="critical"
                fontSize={1}
                padding={2}
                onClick={() => run(() => revokeLink(client, link._id, systemClock.now().toISOString()))}
              />
            </Flex>
          )}
        </Flex>
        {address && standing === 'live' && <CopyAddress address={address} />}
      </Stack>
    </Card>
  )
}

function inWords(
  {createdBy, createdAt, expiresAt, revokedAt}: SignOffLink,
  standing: SignOffStanding,
): string {
  const made = `Made by ${createdBy} on ${formatDate(createdAt)}`
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (standing === 'revoked' && revokedAt) return `${made}, taken back on ${formatDate(revokedAt)}`
  return `${made}, ${standing === 'live' ? 'open until' : 'expired on'} ${formatMoment(expiresAt, zone)}`
}
