import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {styled} from 'styled-components'

import {formatDate} from '../../../lib/dates.ts'
import type {DatedClaim} from '../../../lib/freshness.ts'
import {StandingBadge} from '../claims/StandingBadge.tsx'
import {DocumentLink} from '../refreshes/DocumentLink.tsx'

const pageSize = 100

/** Claims by the day on which they are due. Each opens its form. */
export function ClaimTable({claims}: {claims: readonly DatedClaim[]}) {
  const [pages, setPages] = useState(1)
  const shown = claims.slice(0, pages * pageSize)
  return (
    <Stack gap={4}>
      <Table>
        <thead>
          <tr>
            {['Due', 'Claim', 'Framework', 'Edition', 'Owner'].map((heading) => (
              <th key={heading} scope="col">
                <Text muted size={1} weight="medium">
                  {heading}
                </Text>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((claim) => (
            <Row claim={claim} key={`${claim.editionId} ${claim.path}`} />
          ))}
        </tbody>
      </Table>
      {shown.length < claims.length && (
        <Flex align="center" gap={3}>
          <Button mode="ghost" onClick={() => setPages(pages + 1)} text="Show more" />
          <Text muted size={1}>
            {shown.length} of {claims.length} shown
          </Text>
        </Flex>
      )}
    </Stack>
  )
}

function Row({claim}: {claim: DatedClaim}) {
  const {framework, edition, owner, standing, dueOn} = claim
  return (
    <tr>
      <td>
        <DueOn standing={standing} day={dueOn} />
      </td>
      <td>
        <ClaimLink claim={claim} />
      </td>
      <td>
        <Text size={1}>{framework ?? 'No framework'}</Text>
      </td>
      <td>
        <Text muted size={1}>
          {edition}
        </Text>
      </td>
      <td>
        <Text muted size={1}>
          {owner?.name ?? 'Nobody'}
        </Text>
      </td>
    </tr>
  )
}

function DueOn({standing, day}: {standing: DatedClaim['standing']; day: string | null}) {
  return (
    <Flex align="center" gap={2} wrap="wrap">
      <StandingBadge size={0} standing={standing} />
      <Text size={1}>{day === null ? '—' : formatDate(day)}</Text>
    </Flex>
  )
}

function ClaimLink({claim: {editionId, path, label}}: {claim: DatedClaim}) {
  return (
    <DocumentLink id={editionId} padding={2} path={`${path}.label`} radius={2} type="edition">
      <Text size={1} weight="medium">
        {label}
      </Text>
    </DocumentLink>
  )
}

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: 10px 12px 10px 0;
    border-bottom: 1px solid var(--card-border-color);
    text-align: left;
    vertical-align: middle;
  }

  @media (max-width: 700px) {
    th:nth-child(n + 4),
    td:nth-child(n + 4) {
      display: none;
    }
  }
`
