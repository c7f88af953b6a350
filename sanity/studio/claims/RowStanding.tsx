import {Box, Flex, Text} from '@sanity/ui'
import type {ReactNode} from 'react'

import type {ClaimStanding} from '../../../lib/claims.ts'
import {StandingBadge} from './StandingBadge.tsx'

/** As far as the title of a row stands from its left edge, behind the handle and the icon, in the Studio's lists. */
const titleInset = '5.6rem'

/** Under a row of a form's list, in line with its title: how what it holds stands, in a badge and in words. */
export function RowStanding(props: {standing: ClaimStanding; words: string | null; children?: ReactNode}) {
  return (
    <Flex align="center" gap={2} paddingBottom={2} paddingRight={2} style={{paddingLeft: titleInset}}>
      <StandingBadge standing={props.standing} size={0} />
      <Box flex={1}>
        <Text muted size={1}>
          {props.words}
        </Text>
      </Box>
      {props.children}
    </Flex>
  )
}
