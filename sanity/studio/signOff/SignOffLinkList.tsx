import {Badge, type BadgeTone, Button, Card, Flex, Stack, Text} from '@sanity/ui'

import {systemClock} from '../../../lib/clock.ts'
import {formatDate} from '../../../lib/dates.ts'
import {type SignOffStanding, standingOfSignOff} from '../../../lib/signOff.ts'
import {formatMoment} from '../../../lib/zonedTime.ts'
import type {SignOffLink} from '../../refresh/signOffLink.ts'
import {CopyAddress} from './CopyAddress.tsx'

interface Handlers {
  onShow: (id: string) => Promise<boolean>
  onRevoke: (id: string) => Promise<boolean>
}

interface Props extends Handlers {
  links: SignOffLink[]
  /** The address that is on show, and the id of the link that it belongs to. */
  shown: {id: string; address: string} | null
}

const badges = {
  live: {tone: 'positive', title: 'Open'},
  expired: {tone: 'default', title: 'Expired'},
  revoked: {tone: 'caution', title: 'Revoked'},
} as const satisfies Record<SignOffStanding, {tone: BadgeTone; title: string}>

/** The links there are to an edition, each with how it stands; an open one shows its address and can be revoked. */
export function SignOffLinkList({links, shown, ...handlers}: Props) {
  return (
    <Stack gap={3}>
      <Text as="h3" size={1} weight="semibold">
        Links so far
      </Text>
      <Stack as="ul" gap={2} aria-label="Links so far" style={{listStyle: 'none', padding: 0, margin: 0}}>
        {links.map((link) => (
          <li key={link._id}>
            <LinkCard link={link} address={shown?.id === link._id ? shown.address : null} {...handlers} />
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

function LinkCard({link, address, onShow, onRevoke}: Handlers & {link: SignOffLink; address: string | null}) {
  const standing = standingOfSignOff(link, systemClock.now().toISOString())
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
          <Badge tone={tone} padding={2}>
            {title}
          </Badge>
          {standing === 'live' && (
            <Flex gap={1}>
              {address === null && (
                <LinkButton
                  text="Address"
                  name={`Show the address for ${link.for}`}
                  act={() => onShow(link._id)}
                />
              )}
              <LinkButton
                text="Revoke"
                tone="critical"
                name={`Revoke the link for ${link.for}`}
                act={() => onRevoke(link._id)}
              />
            </Flex>
          )}
        </Flex>
        {address !== null && standing === 'live' && <CopyAddress address={address} />}
      </Stack>
    </Card>
  )
}

function LinkButton({
  text,
  name,
  tone,
  act,
}: {
  text: string
  name: string
  tone?: 'critical'
  act: () => Promise<boolean>
}) {
  return (
    <Button aria-label={name} text={text} tone={tone} mode="bleed" fontSize={1} padding={2} onClick={act} />
  )
}

function inWords(
  {createdBy, createdAt, expiresAt, revokedAt}: SignOffLink,
  standing: SignOffStanding,
): string {
  const made = `Made by ${createdBy} on ${formatDate(createdAt)}`
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (standing === 'revoked' && revokedAt) return `${made}, revoked on ${formatDate(revokedAt)}`
  return `${made}, ${standing === 'live' ? 'open until' : 'expired on'} ${formatMoment(expiresAt, zone)}`
}
