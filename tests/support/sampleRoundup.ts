import type {SanityClient} from '@sanity/client'

/** Ids and addresses of a roundup with three editions, for tests that change what the seed should keep. */
export const sample = {
  roundup: 'roundup-sample',
  slug: 'sample-roundup',
  editions: {2021: 'edition-sample-2021', 2023: 'edition-sample-2023', 2025: 'edition-sample-2025'},
} as const

const reference = (id: string) => ({_type: 'reference', _ref: id})

interface SampleClaim {
  key: string
  body: string
  verdict?: string
}

function claim({key, body, verdict}: SampleClaim) {
  return {
    _type: 'claim',
    _key: key,
    key,
    label: `About ${key}`,
    body,
    ...(verdict ? {review: reviewed(verdict)} : {}),
  }
}

function reviewed(verdict: string) {
  return {
    _type: 'review',
    verdict,
    verifiedOn: '2023-04-30',
    verifiedBy: reference('person-perennial-desk'),
    note: `Tested again: ${verdict}.`,
  }
}

function entry(slug: string, position: number, advantages: SampleClaim[], disadvantages: SampleClaim[] = []) {
  return {
    _type: 'entry',
    _key: slug,
    position,
    framework: reference(`framework-${slug}`),
    summary: `What ${slug} is.`,
    advantages: advantages.map(claim),
    disadvantages: disadvantages.map(claim),
  }
}

function edition(year: 2021 | 2023 | 2025, more: object) {
  return {
    _id: sample.editions[year],
    _type: 'edition',
    roundup: reference(sample.roundup),
    year,
    headline: `Samples of ${year}`,
    publishedAt: `${year}-05-01T08:00:00Z`,
    authors: [{...reference('person-perennial-desk'), _key: 'desk'}],
    introduction: [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 'a', text: `Introduction & more of ${year}.`, marks: []}],
      },
    ],
    ...more,
  }
}

/** Flask and Django are ranked, and two claims made of them. */
const edition2021 = edition(2021, {
  entries: [
    entry('flask', 1, [{key: 'sample-lines', body: 'A server takes five lines of code.'}]),
    entry(
      'django',
      2,
      [{key: 'sample-orm', body: 'An ORM is included.'}],
      [{key: 'sample-old', body: 'Old releases are supported for a year only.'}],
    ),
  ],
})

/** They change places, Rails is new; of three claims one holds in other words, one is as it was, one is retired. */
const edition2023 = edition(2023, {
  ground: 'By the share of those who answered.',
  entries: [
    entry('django', 1, [{key: 'sample-orm', body: 'An ORM is included.'}]),
    entry('flask', 2, [
      {key: 'sample-lines', body: 'A server takes seven lines of code.', verdict: 'corrected'},
    ]),
    entry('ruby-on-rails', 3, [{key: 'sample-gems', body: 'There is a gem for <everything> & more.'}]),
  ],
  retired: [
    {
      _type: 'retirement',
      _key: 'old',
      key: 'sample-old',
      label: 'About sample-old',
      review: reviewed('outdated'),
    },
  ],
})

/** Flask is dropped; nothing else changes. */
export const edition2025 = edition(2025, {
  entries: [
    entry('django', 1, [{key: 'sample-orm', body: 'An ORM is included.'}]),
    entry('ruby-on-rails', 2, [{key: 'sample-gems', body: 'There is a gem for <everything> & more.'}]),
  ],
})

/** Publishes the roundup with its editions of 2021 and 2023. */
export async function publishSample(client: SanityClient): Promise<void> {
  await client
    .transaction()
    .createOrReplace({
      _id: sample.roundup,
      _type: 'roundup',
      title: 'Samples & more',
      slug: {_type: 'slug', current: sample.slug},
      description: 'For tests.',
    })
    .createOrReplace(edition2021)
    .createOrReplace(edition2023)
    .commit()
}
