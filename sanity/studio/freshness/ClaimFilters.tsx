import {Card, Checkbox, Flex, Text} from '@sanity/ui'
import {useId} from 'react'

import type {DatedClaim, FreshnessFilters} from '../../../lib/freshness.ts'
import {ownersOf} from '../../../lib/refreshFilters.ts'
import {formatMoment} from '../../../lib/zonedTime.ts'
import {Filter} from '../refreshes/Filters.tsx'
import type {Refresh} from '../refreshes/useRefreshes.ts'

/** Whose claims, about what, and whether only those that expire before the next go-live. */
export function ClaimFilters(props: {
  claims: readonly DatedClaim[]
  filters: FreshnessFilters
  goLive: Refresh | null
  onFilter(change: Partial<FreshnessFilters>): void
}) {
  const {claims, filters, goLive, onFilter} = props
  const id = useId()
  const editions = new Map(claims.map(({editionId, edition}) => [editionId, edition]))
  const frameworks = new Set(claims.flatMap(({framework}) => framework ?? []))
  return (
    <Card borderBottom paddingX={[3, 3, 4]} paddingY={3}>
      <Flex align="center" gap={3} wrap="wrap">
        <Filter
          chosen={filters.edition}
          everything="All editions"
          label="Edition"
          onChoose={(edition) => onFilter({edition})}
          options={[...editions].map(([editionId, text]) => ({id: editionId, text}))}
        />
        <Filter
          chosen={filters.framework}
          everything="All frameworks"
          label="Framework"
          onChoose={(framework) => onFilter({framework})}
          options={[...frameworks].toSorted().map((name) => ({id: name, text: name}))}
        />
        <Filter
          chosen={filters.owner}
          everything="All owners"
          label="Owner"
          onChoose={(owner) => onFilter({owner})}
          options={ownersOf(claims).map(({_id, name}) => ({
            id: _id,
            text: name || 'Somebody without a name',
          }))}
        />
        {goLive?.goLive?.at && goLive.goLive.date && (
          <Flex align="center" gap={2}>
            <Checkbox
              checked={filters.before !== null}
              id={id}
              onChange={({currentTarget}) =>
                onFilter({before: currentTarget.checked ? (goLive.goLive?.date ?? null) : null})
              }
            />
            <Text as="label" htmlFor={id} size={1}>
              Expires before the next go-live,{' '}
              {formatMoment(goLive.goLive.at, goLive.goLive.timeZone ?? 'UTC')}
            </Text>
          </Flex>
        )}
      </Flex>
    </Card>
  )
}
