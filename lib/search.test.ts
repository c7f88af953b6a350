import fc from 'fast-check'
import {expect, test} from 'vitest'

import {foldWord, wordsIn} from './highlight.ts'
import {maxQuestionLength, questionFrom, searcherOf, type SearchRecord} from './search.ts'

const record = (kind: SearchRecord['kind'], title: string, text: string, about = ''): SearchRecord => ({
  id: `${kind} ${title}`,
  kind,
  title,
  about,
  text,
  place: '',
  path: '/',
})

const records = [
  record('framework', 'Django', 'A framework with batteries included.'),
  record('framework', 'Ruby on Rails', 'Convention over configuration, a naïve café.'),
  record('edition', 'Top 5 Backend Frameworks in 2026', 'Django and Rails are in it.', 'Backends, 2026'),
  record('claim', 'Large community', 'Questions about it are answered fast.', 'Django'),
  record('claim', 'Slow start', 'Booting takes long.', 'Ruby on Rails'),
]
const search = searcherOf(records)
const titles = (question: string) => search(question).records.map(({title}) => title)

test('a framework comes before what is said of it', () => {
  expect(titles('django')).toEqual(['Django', 'Large community', 'Top 5 Backend Frameworks in 2026'])
  expect(search('django').isApproximate).toBe(false)
})

test('all words of a question are asked for, beginnings count as words', () => {
  expect(titles('djan comm')).toEqual(['Large community'])
})

test.each(['djnago', 'Djago', 'dajngo', 'djanggo'])('%s finds Django, and says that it is close', (typed) => {
  expect(titles(typed)[0]).toBe('Django')
  expect(search(typed).isApproximate).toBe(true)
})

test.each(['café', 'cafe', 'CAFE\u0301', 'naive'])('%s is found whatever its accents', (typed) => {
  expect(titles(typed)).toEqual(['Ruby on Rails'])
  expect(search(typed).isApproximate).toBe(false)
})

test('what answers to a question is told in the words of the records', () => {
  expect(search('conv').terms).toEqual(new Set(['convention']))
})

test('where not all words can be had, some will do', () => {
  expect(titles('slow zzzzzz')).toEqual(['Slow start'])
})

test('nothing is found for what is not there, for punctuation, and for nothing', () => {
  for (const question of ['quuxquux', '?!', '']) expect(titles(question)).toEqual([])
})

test('any text makes a bounded question that is answered with records, each once', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 300}), (typed) => {
      const question = questionFrom(typed)
      expect(question.length).toBeLessThanOrEqual(maxQuestionLength)
      expect(questionFrom(question)).toBe(question)
      const found = search(question).records
      expect(new Set(found).size).toBe(found.length)
    }),
  )
})

const words = [...new Set(records.flatMap(({title, text}) => wordsIn(`${title} ${text}`)))]

test('every word of every record finds it, in any case', () => {
  for (const word of words) {
    const wanted = records.filter(({title, text, about}) =>
      wordsIn(`${title} ${text} ${about}`).map(foldWord).includes(foldWord(word)),
    )
    expect(search(word.toUpperCase()).records, word).toEqual(expect.arrayContaining(wanted))
  }
})

test('a word of five letters or more is found with any letter missing, doubled, wrong or in its neighbour’s place', () => {
  const spoil = [
    (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
    (word: string, at: number) => word.slice(0, at) + word.slice(at, at + 1) + word.slice(at),
    (word: string, at: number) => `${word.slice(0, at)}x${word.slice(at + 1)}`,
    (word: string, at: number) =>
      word.slice(0, at) +
      word
        .slice(at, at + 2)
        .split('')
        .toReversed()
        .join('') +
      word.slice(at + 2),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...words.filter((word) => word.length >= 5)),
      fc.constantFrom(...spoil),
      fc.nat(40),
      (word, spoiling, place) => {
        const only = searcherOf([record('claim', word, '')])
        expect(only(spoiling(word, place % word.length)).records).toHaveLength(1)
      },
    ),
  )
})
