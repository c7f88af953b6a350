import type {SanityClient} from '@sanity/client'

import {editionIdOf, refreshIdOf} from '../../sanity/refresh/ids.ts'
import {documents} from '../../sanity/seed/documents.ts'
import {ids} from '../../sanity/seed/ids.ts'

const reference = (_ref: string) => ({_type: 'reference', _ref})
const thisYear = new Date().getUTCFullYear()

/** A roundup of two entries with five claims, whose latest edition is this year's. Its next go-live is on 4 June, in Berlin. */
export const smallRoundup = {
  id: 'roundup-small-servers',
  title: 'Small servers',
  year: thisYear,
  nextYear: thisYear + 1,
  nextEditionId: editionIdOf('roundup-small-servers', thisYear + 1),
  refreshId: refreshIdOf('roundup-small-servers', thisYear + 1),
}

/** Publishes the roundup and its edition. */
export async function publishSmallRoundup(client: SanityClient): Promise<void> {
  const seeded = documents.find(({_id}) => _id === ids.roundup)
  const body =
    'What it says of the framework, in a sentence that is long enough for a reader to check it at leisure.'
  const claim = (key: string, label: string) => ({
    _type: 'claim',
    _key: key,
    key: `small-${key}`,
    label,
    body,
    sources: [
      {
        _type: 'source',
        _key: 'manual',
        title: 'Manual',
        url: 'https://example.org/manual',
        publisher: 'Example',
        accessedOn: `${thisYear - 1}-01-01`,
      },
    ],
  })
  const entry = (key: string, position: number, framework: string, claims: object) => ({
    _type: 'entry',
    _key: key,
    position,
    framework: reference(framework),
    summary: 'A framework among two.',
    ...claims,
  })
  await client
    .transaction()
    .create({
      ...seeded,
      _id: smallRoundup.id,
      _type: 'roundup',
      title: smallRoundup.title,
      slug: {_type: 'slug', current: 'small-servers'},
      titlePattern: '{count} small servers in {year}',
      cadence: {month: 6, day: 4, time: '10:00', timeZone: 'Europe/Berlin'},
    })
    .create({
      _id: editionIdOf(smallRoundup.id, thisYear),
      _type: 'edition',
      roundup: reference(smallRoundup.id),
      year: thisYear,
      headline: `2 small servers in ${thisYear}`,
      publishedAt: `${thisYear - 1}-12-31T09:00:00Z`,
      authors: [{...reference(ids.desk), _key: 'desk'}],
      introduction: [
        {
          _type: 'block',
          _key: 'a',
          style: 'normal',
          markDefs: [],
          children: [{_type: 'span', _key: 'b', text: 'Two servers, side by side.', marks: []}],
        },
      ],
      entries: [
        entry('flask', 1, ids.flask, {
          advantages: [claim('simple', 'Simple'), claim('quick', 'Quick')],
          disadvantages: [claim('bare', 'Bare')],
        }),
        entry('django', 2, ids.django, {
          advantages: [claim('complete', 'Complete')],
          disadvantages: [claim('large', 'Large')],
        }),
      ],
    })
    .commit({visibility: 'sync'})
}
