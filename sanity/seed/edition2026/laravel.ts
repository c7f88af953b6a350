import {tested} from '../claim.ts'
import {ids} from '../ids.ts'
import type {SeedEntry} from '../seedDocument.ts'
import {source} from '../source.ts'
import {laravelDocs, laravelSupport} from '../sources.ts'
import {claimOf2022} from './claimOf2022.ts'

export const laravel2026: SeedEntry = {
  _type: 'entry',
  _key: 'laravel',
  position: 4,
  framework: {_type: 'reference', _ref: ids.laravel},
  summary:
    'Laravel is a web framework for PHP, and handles caching, routing, authentication and sessions. A major release comes out every year, with documentation of its own.',
  advantages: [
    tested(claimOf2022('laravel-php'), {
      verdict: 'holds',
      note: 'Laravel’s own site presents it as a framework for PHP. How many developers have experience with PHP is not counted there.',
      sources: [source({title: 'Laravel', url: 'https://laravel.com/', publisher: 'Laravel'})],
    }),
    tested(claimOf2022('laravel-great-documentation'), {
      verdict: 'holds',
      note: 'The documentation has a branch for each version, from 4.0 to 13.x. That it is thorough and simple is our reading of it.',
      sources: [laravelDocs],
    }),
  ],
  disadvantages: [
    tested(
      {
        ...claimOf2022('laravel-lack-of-long-term-support'),
        body: 'No release of Laravel is offered with long-term support. Each gets bug fixes for 18 months and security fixes for two years, and a major release comes out every year. An update may bring small issues with it, which care can keep small.',
      },
      {
        verdict: 'sharpened',
        note: 'Now with the dates. Version 9 was to have long-term support; the plan was withdrawn on 9 February 2022, the day after the release.',
        sources: [laravelSupport, laravelDocs],
      },
    ),
  ],
}
