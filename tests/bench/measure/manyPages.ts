import type {SanityClient} from '@sanity/client'

import {seededRandom} from '../lake/dataset.ts'

const perTransaction = 100
const paragraphs = 6
const wordsPerParagraph = 60
const words =
  'request handler template router schema field query cache index writer reader session token margin column editor review source claim release deploy server worker thread kernel packet buffer stream parser syntax'.split(
    ' ',
  )

/** Publishes so many frameworks with an article each, of moderate length and not alike; gives the paths of their pages. */
export async function publishManyFrameworks(client: SanityClient, count: number): Promise<string[]> {
  const random = seededRandom(count)
  const text = (length: number) =>
    Array.from({length}, () => words[Math.floor(random() * words.length)]).join(' ')
  const slugs = Array.from({length: count}, (_, number) => `unit-${number}`)
  for (let from = 0; from < count; from += perTransaction) {
    const transaction = client.transaction()
    for (const slug of slugs.slice(from, from + perTransaction)) {
      transaction.createOrReplace({
        _id: `framework-${slug}`,
        _type: 'framework',
        name: slug.replace('-', ' '),
        slug: {_type: 'slug', current: slug},
        summary: `A ${text(12)}.`,
        language: 'Python',
        licence: 'MIT',
        firstReleased: '2010-05',
        body: Array.from({length: paragraphs}, (_, index) => ({
          _type: 'block',
          _key: `p${index}`,
          style: 'normal',
          markDefs: [],
          children: [{_type: 'span', _key: 's', marks: [], text: text(wordsPerParagraph)}],
        })),
      })
    }
    await transaction.commit({returnDocuments: false, visibility: 'sync'})
  }
  return slugs.map((slug) => `/frameworks/${slug}`)
}
