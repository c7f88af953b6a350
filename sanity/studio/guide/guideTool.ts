import {HelpCircleIcon} from '@sanity/icons/HelpCircle'
import type {Tool} from 'sanity'
import {route} from 'sanity/router'

import {GuideTool} from './GuideTool.tsx'

/** The guide for editors and marketing, task by task. */
export const guideTool: Tool = {
  name: 'guide',
  title: 'Guide',
  icon: HelpCircleIcon,
  component: GuideTool,
  router: route.create('/'),
}
