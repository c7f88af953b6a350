import {resolveWallTime, type WallTime} from '../../lib/zonedTime.ts'
import type {Edition, Roundup} from '../types.generated.ts'

type Entry = NonNullable<Edition['entries']>[number]
type Claims = Entry['advantages']

/**
 * Next year's edition as it begins: the latest one with the same claims under the same keys, none of them tested yet, so that
 * every review is due. The first edition of a roundup begins empty.
 */
export function nextEdition(
  roundup: Pick<Roundup, '_id' | 'titlePattern' | 'title'>,
  latest: Edition | null,
  {id, year, goLive}: {id: string; year: number; goLive: WallTime | null},
) {
  const entries = (latest?.entries ?? []).map(({_key, _type, framework, position, summary, ...claims}) => ({
    _key,
    _type,
    framework,
    position,
    summary,
    advantages: untested(claims.advantages),
    disadvantages: untested(claims.disadvantages),
  }))
  return {
    _id: id,
    _type: 'edition',
    roundup: {_type: 'reference', _ref: roundup._id},
    year,
    headline: headlineOf(roundup, entries.length, year),
    publishedAt: goLive ? resolveWallTime(goLive).at : undefined,
    authors: latest?.authors,
    introduction: latest?.introduction,
    ground: latest?.ground,
    closing: latest?.closing,
    image: latest?.image,
    entries,
  }
}

function untested(claims: Claims): Claims {
  return claims?.map(({_key, _type, key, label, body, sources, shelfLifeMonths}) => ({
    _key,
    _type,
    key,
    label,
    body,
    sources,
    shelfLifeMonths,
  }))
}

function headlineOf(
  {titlePattern, title}: Pick<Roundup, 'titlePattern' | 'title'>,
  count: number,
  year: number,
) {
  return (titlePattern ?? `${title ?? 'Edition'} {year}`)
    .replaceAll('{count}', String(count))
    .replaceAll('{year}', String(year))
}
