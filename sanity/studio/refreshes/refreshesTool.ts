import {SyncIcon} from '@sanity/icons/Sync'
import type {Tool} from 'sanity'
import {route} from 'sanity/router'

import {RefreshesTool} from './RefreshesTool.tsx'

/** When which edition goes live, when which claims expire, and how far every refresh has come. */
export const refreshesTool: Tool = {
  name: 'refreshes',
  title: 'Refreshes',
  icon: SyncIcon,
  component: RefreshesTool,
  router: route.create('/', [route.create('/:view', [route.create('/:period')])]),
}
