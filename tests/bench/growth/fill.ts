import {startTestLake} from '../../support/lake.ts'
import {archiveDocuments, shapeOf, type ArchiveDocument} from './archive.ts'

const documentsPerTransaction = 1_000

/** Fills the empty folder of a lake with an archive of a size, without a server in between. */
export async function fillArchive(
  dataDir: string,
  size: number,
  onProgress: (written: number, total: number) => void = () => undefined,
): Promise<void> {
  const total = Object.values(shapeOf(size)).reduce((sum, count) => sum + count, 0)
  const lake = await startTestLake({dataDir})
  let written = 0
  let batch: ArchiveDocument[] = []
  function write(): void {
    lake.lake.transact({author: 'archive', mutations: batch.map((createOrReplace) => ({createOrReplace}))})
    written += batch.length
    batch = []
    onProgress(written, total)
  }
  for (const document of archiveDocuments(size)) {
    batch.push(document)
    if (batch.length === documentsPerTransaction) write()
  }
  if (batch.length > 0) write()
  await lake.close({keep: true})
}
