import type {Popularity} from '../types.generated.ts'
import {survey} from './sources.ts'

/** The survey's years, with how many of those asked named at least one web framework. */
const surveyed = [
  {year: 2019, base: 65_022},
  {year: 2020, base: 42_279},
  {year: 2021, base: 61_707},
  {year: 2022, base: 53_544},
  {year: 2023, base: 66_938},
  {year: 2024, base: 45_161},
  {year: 2025, base: 22_970},
]

type SurveyedShares = [number, number, number, number, number, number, number]

/** A framework's shares in the Stack Overflow Developer Survey from 2019 on, in per cent. */
export function popularity(...shares: SurveyedShares): Popularity {
  return {
    _type: 'popularity',
    shares: surveyed.map(({year, base}, index) => ({
      _type: 'popularityShare',
      _key: String(year),
      year,
      percent: shares[index],
      base,
    })),
    breaksBefore: [2025],
    breakNote: 'From 2025 on a screening question precedes the list, so 2025 is not drawn on from 2024.',
    credit: 'Stack Overflow Developer Survey, Stack Exchange Inc., ODbL; recomputed shares',
    source: survey,
  }
}
