import {publishVersion} from '../actions/publishing.ts'
import {limits} from '../limits.ts'
import {stageMutation} from '../mutations/applyAll.ts'
import {MutationRefused, reasonsOf, type TransactionRefused} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import type {Commit} from '../mutations/transact.ts'
import type {DocumentReader} from '../store/documents.ts'
import {releaseDocumentId, requireRelease, type ReleaseState} from './releaseDocument.ts'

/**
 * Makes every version in a release the published document, or takes the published document off where the version says
 * so, and closes the release. It only stages: committed, all of it happens at once or none.
 * @param from the state that it must be in: `active` by hand, `scheduled` at its moment
 */
export function publishRelease(
  staging: Staging,
  read: DocumentReader,
  name: string,
  from: ReleaseState = 'active',
): void {
  const release = requireRelease(staging, name, [from])
  const versionIds = versionsIn(staging, read, name)
  for (const id of versionIds) publishVersion(staging, id)
  const set = {
    state: 'published',
    publishAt: release.publishAt ?? staging.timestamp,
    publishedAt: staging.timestamp,
    finalDocumentStates: finalStates(versionIds),
  }
  stageMutation(staging, {patch: {id: release._id, set, unset: ['error']}})
}

/** Gives a release that could not be published back to its editors, with the reason, so that they see it and can act. */
export function notePublishFailure(
  commit: Commit,
  name: string,
  refusal: TransactionRefused,
  author: string,
): void {
  const set = {state: 'active', error: {message: reasonsOf(refusal)}}
  commit({author, changesReleases: true}, (staging) =>
    stageMutation(staging, {patch: {id: releaseDocumentId(name), set, unset: ['publishAt']}}),
  )
}

/** Ids of the versions in a release, in order; refused when they are more than one transaction may hold. */
export function versionsIn(staging: Staging, read: DocumentReader, name: string): string[] {
  const ids = read.inRelease(name).filter((id) => staging.get(id))
  if (ids.length <= limits.maxDocumentsPerRelease) return ids
  const description = `The release "${name}" has ${ids.length} documents, more than the ${limits.maxDocumentsPerRelease} that one may have`
  throw new MutationRefused(400, 'releaseTooLargeError', description, {id: releaseDocumentId(name)})
}

/** What a release that is over remembers of its documents: their content is in the history. */
export function finalStates(versionIds: string[]): {id: string}[] {
  return versionIds.map((id) => ({id}))
}
