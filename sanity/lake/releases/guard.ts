import {MutationRefused} from '../mutations/failures.ts'
import {layerOf} from '../query/perspective.ts'
import type {DocumentReader} from '../store/documents.ts'
import {isRelease, isReleaseDocumentId, releaseDocumentId} from './releaseDocument.ts'

/**
 * Refuses what only release actions may do: changing a release's own document, and changing versions while their
 * release is not active. https://www.sanity.io/docs/content-lake/content-release-document-flow
 */
export function guardReleases(read: DocumentReader): (documentId: string) => void {
  return (documentId) => {
    if (isReleaseDocumentId(documentId)) {
      const description = `Release documents are changed by release actions only: "${documentId}"`
      throw new MutationRefused(400, 'validationError', description, {id: documentId})
    }
    const layer = layerOf(documentId)
    if (layer === null || layer === 'drafts') return
    const release = read.get(releaseDocumentId(layer))
    if (!isRelease(release) || release.state === 'active') return
    const description = `Document "${documentId}" is locked: the release "${layer}" is ${release.state}`
    throw new MutationRefused(409, 'documentLockedError', description, {
      id: documentId,
      releaseId: layer,
      state: release.state,
    })
  }
}
