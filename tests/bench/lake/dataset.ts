/** A document as it is written to the lake: the fields that the lake keeps itself are missing. */
export type BenchDocument = {_id: string; _type: string; [field: string]: unknown}

/** Of ten documents, so many are of each type. */
const perTen = {edition: 2, roundup: 1, framework: 5, person: 2}
const entriesPerEdition = 5
const claimsPerEntry = 3

const words =
  'request handler template router schema field query cache index writer reader session token margin column editor review source claim release'.split(
    ' ',
  )

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * As many documents as asked for, like those of the site: roundups, their editions with entries and claims, and the
 * frameworks and people that these refer to. What is referred to comes last, by id and by insertion, where a search
 * from the start finds it last. References are weak for that reason only: a strong one needs its target first.
 */
export function* benchDocuments(size: number): Generator<BenchDocument> {
  const random = seededRandom(size)
  const count = (type: keyof typeof perTen) => (size / 10) * perTen[type]
  const numbered = (length: number) => Array.from({length}, (_, index) => index)
  const pick = (type: 'framework' | 'person') => Math.floor(random() * count(type))
  const text = (length: number) =>
    numbered(length)
      .map(() => words[Math.floor(random() * words.length)])
      .join(' ')

  for (const number of numbered(count('edition'))) {
    yield {
      _id: idOf('edition', number),
      _type: 'edition',
      slug: {_type: 'slug', current: `edition-${number}`},
      year: 2000 + (number % 25),
      headline: text(8),
      roundup: reference(idOf('roundup', Math.floor(number / perTen.edition))),
      authors: [{_key: 'a', ...reference(idOf('person', pick('person')))}],
      introduction: paragraphs(text(60)),
      entries: numbered(entriesPerEdition).map((place) => ({
        _key: `entry${place}`,
        position: place + 1,
        summary: text(20),
        framework: reference(idOf('framework', pick('framework'))),
        advantages: numbered(claimsPerEntry).map((claim) => ({
          _key: `claim${claim}`,
          label: text(3),
          body: text(25),
          review: {verdict: 'holds', verifiedBy: reference(idOf('person', pick('person')))},
        })),
      })),
    }
  }
  for (const number of numbered(count('roundup'))) {
    yield {
      _id: idOf('roundup', number),
      _type: 'roundup',
      title: text(4),
      slug: {_type: 'slug', current: `roundup-${number}`},
      description: text(25),
      owner: reference(idOf('person', pick('person'))),
    }
  }
  for (const number of numbered(count('framework'))) {
    yield {
      _id: idOf('framework', number),
      _type: 'framework',
      name: `${text(1)} ${nameOf(number)}`,
      slug: {_type: 'slug', current: `framework-${number}`},
      summary: text(20),
      language: text(1),
      firstReleased: 1995 + (number % 30),
      body: paragraphs(text(80), text(80)),
    }
  }
  for (const number of numbered(count('person'))) {
    yield {_id: idOf('person', number), _type: 'person', name: nameOf(number), role: text(2)}
  }
}

/** The id of a document; those that others refer to come last. */
export function idOf(type: keyof typeof perTen, number: number): string {
  const isTarget = type === 'framework' || type === 'person'
  return `${isTarget ? 'z-' : ''}${type}-${String(number).padStart(6, '0')}`
}

/** How many documents of a type there are. */
export function countOf(type: keyof typeof perTen, size: number): number {
  return (size / 10) * perTen[type]
}

/** A word that is in one document of a type only. */
export function nameOf(number: number): string {
  return `unit${number.toString(36)}`
}

function reference(_ref: string) {
  return {_type: 'reference', _ref, _weak: true}
}

function paragraphs(...texts: string[]) {
  return texts.map((text, index) => ({
    _key: `block${index}`,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 'span', _type: 'span', marks: [], text}],
  }))
}
