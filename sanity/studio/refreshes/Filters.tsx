import {Box, Select} from '@sanity/ui'

import type {RefreshFilters} from '../../../lib/refreshFilters.ts'

interface FiltersProps {
  filters: RefreshFilters
  owners: readonly {_id: string; name: string | null}[]
  roundups: readonly {_id: string; title: string | null}[]
  onFilter(change: Partial<RefreshFilters>): void
}

/** Whose refreshes, and of which roundup. */
export function Filters({filters, owners, roundups, onFilter}: FiltersProps) {
  return (
    <>
      <Filter
        chosen={filters.owner}
        everything="All owners"
        label="Owner"
        onChoose={(owner) => onFilter({owner})}
        options={owners.map(({_id, name}) => ({id: _id, text: name || 'Somebody without a name'}))}
      />
      <Filter
        chosen={filters.roundup}
        everything="All roundups"
        label="Roundup"
        onChoose={(roundup) => onFilter({roundup})}
        options={roundups.map(({_id, title}) => ({id: _id, text: title || 'Roundup without a title'}))}
      />
    </>
  )
}

interface FilterProps {
  label: string
  everything: string
  options: readonly {id: string; text: string}[]
  chosen: string | null
  onChoose(id: string | null): void
}

/** A choice that leaves something out. */
export function Filter({label, everything, options, chosen, onChoose}: FilterProps) {
  return (
    <Box style={{minWidth: 150, maxWidth: 230}}>
      <Select
        aria-label={label}
        fontSize={1}
        onChange={({currentTarget}) => onChoose(currentTarget.value || null)}
        padding={2}
        value={chosen ?? ''}
      >
        <option value="">{everything}</option>
        {options.map(({id, text}) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </Select>
    </Box>
  )
}
