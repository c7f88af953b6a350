import type {SanityClient, IdentifiedSanityDocumentStub} from '@sanity/client'

import type {RefreshState} from '../../lib/refreshState.ts'
import {resolveWallTime} from '../../lib/zonedTime.ts'
import {editionIdOf, refreshIdOf} from '../../sanity/refresh/ids.ts'
import {ids} from '../../sanity/seed/ids.ts'

/** The moment at which the examples are as their names say. */
export const examplesNow = '2027-05-20T08:00:00.000Z'

export const exampleIds = {
  ada: 'person-ada-example',
  grace: 'person-grace-example',
  frontend: 'roundup-top-frontend-frameworks',
  databases: 'roundup-top-databases',
  runners: 'roundup-top-test-runners',
  drafting: refreshIdOf('roundup-top-frontend-frameworks', 2027),
  ready: refreshIdOf('roundup-top-databases', 2028),
  scheduled: refreshIdOf('roundup-top-databases', 2027),
  live: refreshIdOf('roundup-top-databases', 2026),
  held: refreshIdOf('roundup-top-test-runners', 2027),
  missed: refreshIdOf('roundup-top-test-runners', 2026),
  edition: editionIdOf('roundup-top-frontend-frameworks', 2026),
  draft: editionIdOf('roundup-top-frontend-frameworks', 2027),
} as const

/**
 * Fills a seeded lake with refreshes in every state, of several roundups and owners, beside the seeded one that is planned; and with
 * editions of which seven claims expire on 27 May 2027 and one on the 31st. Of the coming edition five of eight claims are verified.
 */
export async function fillWithRefreshes(client: SanityClient): Promise<void> {
  const transaction = client.transaction()
  for (const document of [...people, ...roundups, ...editions, ...refreshes]) {
    transaction.createOrReplace(document)
  }
  await transaction.commit()
}

const reference = (id: string) => ({_type: 'reference', _ref: id})

const people: IdentifiedSanityDocumentStub[] = [
  {_id: exampleIds.ada, _type: 'person', name: 'Ada Example'},
  {_id: exampleIds.grace, _type: 'person', name: 'Grace Example'},
]

const roundups = [
  roundup(exampleIds.frontend, 'Top frontend frameworks', exampleIds.ada),
  roundup(exampleIds.databases, 'Top databases', exampleIds.grace),
  roundup(exampleIds.runners, 'Top test runners', exampleIds.ada),
]

const editions = [
  edition(exampleIds.edition, 2026, [
    ...Array.from({length: 7}, () => ({verifiedOn: '2026-05-27'})),
    {verifiedOn: '2026-05-27', expiresOn: '2027-05-31'},
  ]),
  edition(`drafts.${exampleIds.draft}`, 2027, [
    ...Array.from({length: 5}, () => ({verifiedOn: '2027-05-10'})),
    null,
    null,
    null,
  ]),
]

const refreshes = [
  refresh(exampleIds.drafting, exampleIds.frontend, exampleIds.ada, 'drafting', {
    ...goLive('2027-06-15', '09:00', 'America/New_York'),
    edition: {...reference(exampleIds.draft), _weak: true},
    checked: {
      at: examplesNow,
      blockers: ['React: “Large community” is not verified.', 'Vue: no source.', 'Svelte: no source.'],
      verified: 0,
      claims: 8,
    },
  }),
  refresh(exampleIds.ready, exampleIds.databases, exampleIds.grace, 'drafting', {
    ...goLive('2027-06-04', '09:00', 'Asia/Tokyo'),
    checked: {at: examplesNow, blockers: [], verified: 42, claims: 42},
  }),
  refresh(exampleIds.scheduled, exampleIds.databases, exampleIds.grace, 'scheduled', {
    ...goLive('2027-05-24', '09:30', 'Europe/London'),
    checked: {at: examplesNow, blockers: [], verified: 40, claims: 40},
  }),
  refresh(exampleIds.live, exampleIds.databases, exampleIds.grace, 'live', {
    ...goLive('2027-05-12', '09:30', 'Europe/London'),
    receipt: {
      publishedAt: '2027-05-12T08:30:00.000Z',
      seenAt: '2027-05-12T08:30:00.412Z',
      milliseconds: 412,
    },
  }),
  refresh(exampleIds.held, exampleIds.runners, exampleIds.ada, 'held', {
    ...goLive('2027-05-18', '07:00', 'Europe/Berlin'),
    checked: {
      at: '2027-05-18T05:00:00.000Z',
      blockers: ['Vitest: “Fast” expired on 17 May 2027.'],
      verified: 29,
      claims: 30,
    },
  }),
  refresh(exampleIds.missed, exampleIds.runners, exampleIds.ada, 'scheduled', {
    ...goLive('2027-05-20', '07:00', 'Europe/Berlin'),
    checked: {at: examplesNow, blockers: [], verified: 30, claims: 30},
  }),
]

function roundup(_id: string, title: string, owner: string): IdentifiedSanityDocumentStub {
  const current = title.toLowerCase().replaceAll(' ', '-')
  return {_id, _type: 'roundup', title, slug: {_type: 'slug', current}, owner: reference(owner)}
}

function edition(
  _id: string,
  year: number,
  reviews: ({verifiedOn: string; expiresOn?: string} | null)[],
): IdentifiedSanityDocumentStub {
  return {
    _id,
    _type: 'edition',
    roundup: reference(exampleIds.frontend),
    year,
    headline: `Top frontend frameworks in ${year}`,
    entries: [
      {
        _key: 'entry',
        _type: 'entry',
        framework: reference(ids.express),
        position: 1,
        advantages: reviews.map((review, index) => ({
          _key: `claim${index + 1}`,
          _type: 'claim',
          key: `claim-${index + 1}`,
          label: `Claim ${index + 1}`,
          review: {_type: 'review', ...(review ? {verdict: 'holds', ...review} : {})},
        })),
      },
    ],
  }
}

function refresh(
  _id: string,
  roundupId: string,
  owner: string,
  state: RefreshState,
  fields: Record<string, unknown>,
): IdentifiedSanityDocumentStub {
  return {
    _id,
    _type: 'refresh',
    roundup: reference(roundupId),
    year: Number(_id.slice(-4)),
    owner: reference(owner),
    state,
    ...fields,
  }
}

function goLive(date: string, time: string, timeZone: string) {
  return {goLive: {date, time, timeZone, at: resolveWallTime({date, time, timeZone}).at}}
}
