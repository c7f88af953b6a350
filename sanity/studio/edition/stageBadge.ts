import type {DocumentBadgeComponent, DocumentBadgeDescription} from 'sanity'

import {formatMoment} from '../../../lib/zonedTime.ts'
import {usePastEdition} from '../frozen/usePastEdition.ts'
import {useEditionRefresh} from '../refresh/useEditionRefresh.ts'

/** On an edition: whether readers have it as the current one or look back at it, or how far it is on its way to them. */
export const stageBadge: DocumentBadgeComponent = ({id, published}): DocumentBadgeDescription => {
  const successor = usePastEdition(id)
  const refresh = useEditionRefresh(id)
  if (published && successor !== null) {
    return {label: 'Past', title: `The edition of ${successor} has taken its place.`}
  }
  if (published)
    return {label: 'Current', color: 'success', title: 'Readers have it at the evergreen address.'}
  if (refresh?.state === 'held') {
    return {label: 'Held', color: 'danger', title: 'Its moment came, and it was not ready.'}
  }
  if (refresh?.state === 'scheduled' && refresh.goLive) {
    const title = `It goes live on ${formatMoment(refresh.goLive.at, refresh.goLive.timeZone)}.`
    return {label: 'Scheduled', color: 'primary', title}
  }
  return {label: 'In preparation', color: 'warning', title: 'Readers do not see it yet.'}
}
