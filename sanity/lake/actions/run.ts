import {openRevisions} from '../history/revisions.ts'
import type {Lake} from '../lake.ts'
import {atPlace, reportRefusal, TransactionRefused} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import type {CommitOptions} from '../mutations/transact.ts'
import {
  archiveRelease,
  createRelease,
  deleteRelease,
  editRelease,
  importRelease,
  scheduleRelease,
  unarchiveRelease,
  unscheduleRelease,
} from '../releases/lifeCycle.ts'
import {requireRoomForReleases} from '../releases/openReleases.ts'
import {notePublishFailure, publishRelease} from '../releases/publishRelease.ts'
import {isRelease, releaseDocumentId} from '../releases/releaseDocument.ts'
import type {Transaction} from '../store/transactions.ts'
import type {ActionsRequest} from './decode.ts'
import type {DocumentAction} from './documentActions.ts'
import {createDraft, discard, editDraft, replaceDraft} from './drafts.ts'
import {deleteDocument, publish, unpublish} from './publishing.ts'
import type {ReleaseAction} from './releaseActions.ts'
import {createVersion, replaceVersion, unpublishVersion} from './versions.ts'

/** Runs actions as one transaction, all or nothing, each seeing what those before it did. */
export function runActions(lake: Lake, work: ActionsRequest['work'], options: CommitOptions): Transaction {
  return reportRefusal('action', () =>
    work.kind === 'documents'
      ? runDocumentActions(lake, work.actions, options)
      : runReleaseActions(lake, work.actions, options),
  )
}

function runDocumentActions(lake: Lake, actions: DocumentAction[], options: CommitOptions): Transaction {
  const {transaction} = lake.commit(options, (staging) => {
    for (const [index, action] of actions.entries())
      atPlace(index, () => runOnDocument(lake, staging, action))
  })
  return transaction
}

function runReleaseActions(lake: Lake, actions: ReleaseAction[], options: CommitOptions): Transaction {
  requireRoomForReleases(lake.database, actions.filter(opensRelease).length)
  try {
    const {transaction} = lake.commit({...options, changesReleases: true}, (staging) => {
      for (const [index, action] of actions.entries())
        atPlace(index, () => runOnRelease(lake, staging, action, options.author))
    })
    return transaction
  } catch (error) {
    const [only] = actions
    const isPublishing = actions.length === 1 && only?.actionType === 'sanity.action.release.publish'
    if (error instanceof TransactionRefused && isPublishing && !options.dryRun) {
      const release = lake.read.get(releaseDocumentId(only.releaseId))
      // Whoever looks at the release later shall see why it is not published.
      if (isRelease(release) && release.state === 'active')
        notePublishFailure(lake.commit, only.releaseId, error, options.author)
    }
    throw error
  }
}

function opensRelease({actionType}: ReleaseAction): boolean {
  return [
    'sanity.action.release.create',
    'sanity.action.release.unarchive',
    'sanity.action.release.import',
  ].includes(actionType)
}

function runOnDocument(lake: Lake, staging: Staging, action: DocumentAction): void {
  switch (action.actionType) {
    case 'sanity.action.document.create':
      return createDraft(staging, action)
    case 'sanity.action.document.replaceDraft':
      return replaceDraft(staging, action)
    case 'sanity.action.document.edit':
      return editDraft(staging, action)
    case 'sanity.action.document.publish':
      return publish(staging, action)
    case 'sanity.action.document.unpublish':
      return unpublish(staging, action)
    case 'sanity.action.document.delete':
      return deleteDocument(lake.read, staging, action)
    case 'sanity.action.document.discard':
      return discard(staging, action.draftId)
    case 'sanity.action.document.version.create':
      return createVersion(staging, action)
    case 'sanity.action.document.version.replace':
      return replaceVersion(staging, action)
    case 'sanity.action.document.version.discard':
      return discard(staging, action.versionId)
    case 'sanity.action.document.version.unpublish':
      return unpublishVersion(staging, action)
  }
}

function runOnRelease(lake: Lake, staging: Staging, action: ReleaseAction, author: string): void {
  const {releaseId} = action
  switch (action.actionType) {
    case 'sanity.action.release.create':
      return createRelease(staging, releaseId, action.metadata, author)
    case 'sanity.action.release.edit':
      return editRelease(staging, releaseId, action.patch)
    case 'sanity.action.release.schedule':
      return scheduleRelease(staging, releaseId, action.publishAt, author)
    case 'sanity.action.release.unschedule':
      return unscheduleRelease(staging, releaseId)
    case 'sanity.action.release.publish':
      return publishRelease(staging, lake.read, releaseId)
    case 'sanity.action.release.archive':
      return archiveRelease(staging, lake.read, releaseId)
    case 'sanity.action.release.unarchive':
      return unarchiveRelease(staging, openRevisions(lake.database).last, releaseId)
    case 'sanity.action.release.delete':
      return deleteRelease(staging, lake.read, releaseId)
    case 'sanity.action.release.import': {
      const attributes = 'attributes' in action ? action.attributes : action.document
      return importRelease(staging, releaseId, attributes, action.ifExists)
    }
  }
}
