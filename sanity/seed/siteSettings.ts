import {ids} from './ids.ts'
import type {SeedSiteSettings} from './seedDocument.ts'

export const siteSettings: SeedSiteSettings = {
  _id: ids.siteSettings,
  _type: 'siteSettings',
  title: 'Perennial',
  tagline: 'Articles that come back every year',
  description:
    'Ranked comparisons that are tested again every year. Each claim has an age, each past edition keeps its address.',
  about:
    'Perennial publishes comparisons that come back every year. A roundup keeps its address; each year it gets a new edition, and the editions before it stay where they were.\n\nEvery advantage and disadvantage is a claim of its own. It is tested again before the next edition, and says when that was done. What was wrong is corrected in the open, with a date.',
  publisherName: 'Perennial',
}
