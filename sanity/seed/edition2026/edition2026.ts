import {ids} from '../ids.ts'
import {paragraphs} from '../richText.ts'
import type {SeedEdition} from '../seedDocument.ts'
import {django2026} from './django.ts'
import {express2026, expressCallbacks} from './express.ts'
import {flask2026} from './flask.ts'
import {laravel2026} from './laravel.ts'
import {rubyOnRails2026} from './rubyOnRails.ts'

/** The edition in which every claim of 2022 was tested again. */
export const edition2026: SeedEdition = {
  _id: ids.edition2026,
  _type: 'edition',
  roundup: {_type: 'reference', _ref: ids.roundup},
  year: 2026,
  headline: 'Top 5 Backend Frameworks in 2026',
  publishedAt: '2026-10-20T08:00:00Z',
  authors: [{_type: 'reference', _key: 'desk', _ref: ids.desk}],
  introduction: paragraphs(
    'In 2022 we named five frameworks for the backend of a new web application, and said of each why one would use it, and why one would not. The same five stand here again. Every claim that we made about them was tested anew, against the sources that now stand below it.',
    'Twelve of the twenty claims hold. Three could be put more precisely, three had to lose some of their weight, and one had to be corrected. One is outdated and gone. Five are new, most of them about how long a release is supported.',
  ),
  ground:
    'The Stack Overflow Developer Survey of 2025: the share of those who worked with a framework, among respondents who named at least one web framework. Recomputed from its public data (Stack Exchange Inc., ODbL), as of 29 January 2026. The edition of 2022 named no measure.',
  entries: [express2026, flask2026, django2026, laravel2026, rubyOnRails2026],
  retired: [expressCallbacks],
  closing: paragraphs(
    'The order is that of a survey, and a survey knows nothing of your project. A larger share means that more people have worked with a framework; it does not mean that the framework suits what you are building, or the time and money that you have for it.',
    'Ask also how long the release that you start with will be supported. Django names releases for the long term, Rails and Laravel give two years of security fixes, and Flask supports its latest release only. If nobody will have the time to upgrade every year, that weighs more than a feature.',
  ),
}
