import {blockersIn} from '../../lib/readiness.ts'
import {countOf} from '../../lib/text.ts'
import {check, checkedFields, revisionOf} from './check.ts'
import {forOwner} from './forOwner.ts'
import {notificationDocument} from './notifications.ts'
import {isConflict, logLine, readRefreshes, type RefreshDocument} from './refreshDocument.ts'
import type {Runner} from './runner.ts'
import {studioUrlOf} from './studioUrl.ts'

/** What was found is looked at anew after this long, in milliseconds, even when no draft has changed. */
const recheckAfterMs = 60 * 60_000

/**
 * Looks again at every refresh in preparation whose drafts have changed since the last check, and writes down what it finds. An
 * owner is told when a scheduled one is no longer ready.
 */
export async function recheckChanged(runner: Runner): Promise<void> {
  const {client, clock} = runner
  const now = clock.now()
  for (const refresh of await readRefreshes(client, 'state in ["drafting", "scheduled", "held"]')) {
    const ids = [refresh.edition, ...(refresh.frameworks ?? [])].flatMap((one) =>
      one ? `drafts.${one._ref}` : [],
    )
    const drafts = await client.fetch<{_id: string; _rev: string}[]>('*[_id in $ids]{_id, _rev}', {ids})
    const {checked} = refresh
    const isRecent = checked !== null && now.getTime() - Date.parse(checked.at) < recheckAfterMs
    if (isRecent && checked.draftRevision === revisionOf(drafts)) continue
    await recheck(runner, refresh)
  }
}

async function recheck({client, clock, name}: Runner, refresh: RefreshDocument): Promise<void> {
  const at = clock.now().toISOString()
  const found = await check(client, refresh, {
    goLive: refresh.goLive,
    isAhead: refresh.state === 'drafting',
    now: at,
  })
  const blockers = blockersIn(found)
  const isNewlyBlocked =
    refresh.state === 'scheduled' && blockers.length > 0 && !refresh.checked?.blockers?.length
  const addressee = isNewlyBlocked ? await forOwner(client, refresh) : ''
  const transaction = client.transaction().patch(refresh._id, (patch) => {
    const noted = patch.ifRevisionId(refresh._rev).set({checked: checkedFields(found, at)})
    if (!isNewlyBlocked) return noted
    return noted.setIfMissing({log: []}).append('log', [logLine('blocked', blockers.join(' '), name, at)])
  })
  if (isNewlyBlocked) {
    transaction.createIfNotExists(
      notificationDocument({
        refreshId: refresh._id,
        event: 'blocked',
        unique: String(Date.parse(at)),
        title: `No longer ready: ${found.draft?.headline ?? refresh.year}`,
        text: `${addressee}It is scheduled, and ${countOf(blockers.length, 'thing stands', 'things stand')} in the way. ${blockers.join(' ')}`,
        url: studioUrlOf(refresh._id),
        now: at,
      }),
    )
  }
  try {
    await transaction.commit({visibility: 'sync'})
  } catch (error) {
    // Somebody has changed the refresh meanwhile: the next run looks at it as it is then.
    if (!isConflict(error)) throw error
  }
}
