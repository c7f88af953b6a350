import type {Lake} from '../lake.ts'
import {atPlace, reportRefusal} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import type {CommitOptions} from '../mutations/transact.ts'
import type {Transaction} from '../store/transactions.ts'
import type {DocumentAction} from './decode.ts'
import {createDraft, discard, editDraft, replaceDraft} from './drafts.ts'
import {deleteDocument, publish, unpublish} from './publishing.ts'

/** Runs document actions as one transaction, all or nothing, each seeing what those before it did. */
export function runActions(lake: Lake, actions: DocumentAction[], options: CommitOptions): Transaction {
  return reportRefusal('action', () => {
    const {transaction} = lake.commit(options, (staging) => {
      for (const [index, action] of actions.entries()) atPlace(index, () => run(lake, staging, action))
    })
    return transaction
  })
}

function run(lake: Lake, staging: Staging, action: DocumentAction): void {
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
    case 'sanity.action.document.version.discard':
      return discard(staging, action.versionId)
  }
}
