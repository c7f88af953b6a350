import {ChevronLeftIcon} from '@sanity/icons/ChevronLeft'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {Button, Card, Flex, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {StateLink} from 'sanity/router'

import {shiftMonth} from '../../../lib/calendarGrid.ts'
import {formatMonth} from '../../../lib/dates.ts'
import {type Place, views} from './usePlace.ts'

interface ToolHeaderProps {
  place: Place
  thisMonth: string
  linkTo(change: Partial<Place>): Record<string, unknown>
  onTurn(month: string): void
  /** The filters. */
  children: ReactNode
}

/** Which view, which month or year, and what is left out. */
export function ToolHeader({place, thisMonth, linkTo, onTurn, children}: ToolHeaderProps) {
  return (
    <Card borderBottom paddingX={[3, 3, 4]} paddingY={3}>
      <Flex align="center" gap={3} wrap="wrap">
        <Flex aria-label="Views" as="nav" gap={1}>
          {views.map(({view, title}) => (
            <Button
              aria-current={view === place.view ? 'page' : undefined}
              as={StateLink}
              fontSize={1}
              key={view}
              mode="bleed"
              padding={2}
              selected={view === place.view}
              state={linkTo({view})}
              text={title}
            />
          ))}
        </Flex>
        {place.view !== 'board' && (
          <Period month={place.month} onTurn={onTurn} thisMonth={thisMonth} view={place.view} />
        )}
        <Flex flex={['none', 'none', 'none', 1]} gap={2} justify="flex-end" wrap="wrap">
          {children}
        </Flex>
      </Flex>
    </Card>
  )
}

interface PeriodProps {
  view: 'month' | 'year'
  month: string
  thisMonth: string
  onTurn(month: string): void
}

function Period({view, month, thisMonth, onTurn}: PeriodProps) {
  const months = view === 'year' ? 12 : 1
  return (
    <Flex align="center" gap={1}>
      <Button
        aria-label={`Previous ${view}`}
        fontSize={1}
        icon={ChevronLeftIcon}
        mode="bleed"
        onClick={() => onTurn(shiftMonth(month, -months))}
        padding={2}
      />
      <Button
        aria-label={`Next ${view}`}
        fontSize={1}
        icon={ChevronRightIcon}
        mode="bleed"
        onClick={() => onTurn(shiftMonth(month, months))}
        padding={2}
      />
      <Button fontSize={1} mode="ghost" onClick={() => onTurn(thisMonth)} padding={2} text="Today" />
      <Text aria-live="polite" as="h2" size={2} style={{marginLeft: 8}} weight="semibold">
        {view === 'year' ? month.slice(0, 4) : formatMonth(`${month}-01`)}
      </Text>
    </Flex>
  )
}
