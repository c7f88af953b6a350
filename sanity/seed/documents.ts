import {desk} from './desk.ts'
import {edition2022} from './edition2022.ts'
import {edition2026} from './edition2026/edition2026.ts'
import {django} from './frameworks/django.ts'
import {express} from './frameworks/express.ts'
import {flask} from './frameworks/flask.ts'
import {laravel} from './frameworks/laravel.ts'
import {rubyOnRails} from './frameworks/rubyOnRails.ts'
import {refresh2027} from './refresh2027.ts'
import {roundup} from './roundup.ts'
import type {SeedDocument} from './seedDocument.ts'
import {siteSettings} from './siteSettings.ts'

/** What a new lake starts with; a document comes after those that it refers to. */
export const documents: readonly SeedDocument[] = [
  siteSettings,
  desk,
  flask,
  django,
  rubyOnRails,
  express,
  laravel,
  roundup,
  edition2022,
  edition2026,
  refresh2027,
]
