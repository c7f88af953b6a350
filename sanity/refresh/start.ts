import type {SanityClient} from '@sanity/client'

import {formatMoment, resolveWallTime, type WallTime} from '../../lib/zonedTime.ts'
import type {Edition, Roundup} from '../types.generated.ts'
import {editionIdOf, refreshIdOf} from './ids.ts'
import {nextEdition} from './nextEdition.ts'
import {isConflict, logLine, readRefresh, type RefreshDocument} from './refreshDocument.ts'

/** What is needed to start an edition. `goLive` null leaves it where it was planned. `by` is who does it, as the log names people; `now` is ISO 8601. */
export interface StartRequest {
  roundupId: string
  year: number
  goLive: WallTime | null
  ownerId: string
  by: string
  now: string
}

const groundQuery = `{
  "roundup": *[_id == $roundupId][0],
  "latest": *[_type == "edition" && roundup._ref == $roundupId && year < $year && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]
    | order(year desc)[0],
  "sameYear": *[_type == "edition" && roundup._ref == $roundupId && year == $year && !(_id in path("versions.**"))]._id
}`

interface Ground {
  roundup: Roundup | null
  latest: Edition | null
  sameYear: string[]
}

/**
 * Starts a roundup's edition of a year: makes its draft from the latest edition and takes its refresh into hand, both in one
 * transaction. Done twice, or by two people at once, it makes one: the others are told `created: false`. The live page is
 * not touched. Throws an error with a sentence for people when the year cannot be started.
 */
export async function startRefresh(
  client: SanityClient,
  request: StartRequest,
): Promise<{refreshId: string; editionId: string; created: boolean}> {
  const {roundupId, year} = request
  const raw = client.withConfig({perspective: 'raw'})
  const ids = {refreshId: refreshIdOf(roundupId, year), editionId: editionIdOf(roundupId, year)}
  const ground = await raw.fetch<Ground>(groundQuery, {roundupId, year})
  const refresh = await readRefresh(raw, ids.refreshId)
  if (!ground.roundup)
    throw new Error('The roundup is not published. Publish it first, so that its editions have an address.')
  const isBegun = ground.sameYear.includes(`drafts.${ids.editionId}`)
  const other = ground.sameYear.find((id) => id !== `drafts.${ids.editionId}`)
  if (other) {
    throw new Error(
      other.startsWith('drafts.')
        ? `Somebody has begun an edition of ${year} by hand. Go on with that one, or discard it first.`
        : `The edition of ${year} is published already. Start that of a later year.`,
    )
  }
  if (isBegun && refresh && refresh.state !== 'planned') return {...ids, created: false}
  try {
    await begin(raw, request, ids, {...ground, roundup: ground.roundup}, isBegun, refresh)
    return {...ids, created: true}
  } catch (error) {
    // Whoever was first has made the same two documents in one transaction.
    const present = isConflict(error) ? await readRefresh(raw, ids.refreshId) : null
    if (present && present.state !== 'planned') return {...ids, created: false}
    throw error
  }
}

async function begin(
  client: SanityClient,
  {roundupId, year, goLive: wanted, ownerId, by, now}: StartRequest,
  {refreshId, editionId}: {refreshId: string; editionId: string},
  {roundup, latest}: Ground & {roundup: Roundup},
  isBegun: boolean,
  refresh: RefreshDocument | null,
): Promise<void> {
  const goLive = wanted ?? refresh?.goLive ?? null
  const moment = goLive && {...goLive, at: resolveWallTime(goLive).at}
  const message = `The edition of ${year} was begun${moment ? `, to go live on ${formatMoment(moment.at, moment.timeZone)}` : ''}.`
  const taken = {
    state: 'drafting',
    edition: {_type: 'reference', _ref: editionId, _weak: true},
    owner: {_type: 'reference', _ref: ownerId},
    ...(moment ? {goLive: moment} : {}),
  }
  const log = logLine('started', message, by, now)
  const transaction = client.transaction()
  if (!isBegun) {
    transaction.create(nextEdition(roundup, latest, {id: `drafts.${editionId}`, year, goLive}))
  }
  if (refresh) {
    transaction.patch(refreshId, (patch) =>
      patch.ifRevisionId(refresh._rev).set(taken).setIfMissing({log: []}).append('log', [log]),
    )
  } else {
    transaction.create({
      _id: refreshId,
      _type: 'refresh',
      roundup: {_type: 'reference', _ref: roundupId},
      year,
      ...taken,
      log: [log],
    })
  }
  await transaction.commit({visibility: 'sync'})
}
