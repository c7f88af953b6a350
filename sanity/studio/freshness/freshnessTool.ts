import {ClockIcon} from '@sanity/icons/Clock'
import type {Tool} from 'sanity'
import {route} from 'sanity/router'

import {FreshnessTool} from './FreshnessTool.tsx'

/** Every claim of the editions that readers have or will have, by the day on which it must be tested again. */
export const freshnessTool: Tool = {
  name: 'freshness',
  title: 'Freshness',
  icon: ClockIcon,
  component: FreshnessTool,
  router: route.create('/'),
}
