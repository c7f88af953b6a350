import {dataError, type LakeError} from './errors.ts'

/** Primary result codes of SQLite: https://www.sqlite.org/rescode.html */
const sqlite = {busy: 5, readOnly: 8, ioError: 10, full: 13, cannotOpen: 14}
const fullDisk = new Set(['ENOSPC', 'EDQUOT'])
const closedDisk = new Set(['EROFS', 'EACCES', 'EPERM', 'EIO'])

/**
 * The reply to a write that the disk refused, or null for any other error: 507 when it is full, 503 when nothing can be
 * written to it or it fails. What was stored before stays readable.
 */
export function storageError(error: unknown): LakeError | null {
  const code = sqliteCode(error)
  const name = systemCode(error)
  if (code === sqlite.full || fullDisk.has(name)) {
    const description = 'The disk of the lake is full: nothing was written. Make room and send it again'
    return dataError(507, 'insufficientStorageError', description)
  }
  if (code === sqlite.busy)
    return dataError(
      503,
      'storageBusyError',
      'Another process writes to the lake: nothing was written. Send it again',
    )
  const isRefused = code === sqlite.readOnly || code === sqlite.ioError || code === sqlite.cannotOpen
  if (!isRefused && !closedDisk.has(name)) return null
  return dataError(
    503,
    'storageUnavailableError',
    'The disk of the lake takes no writes: nothing was written',
  )
}

function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return null
  // The low byte is the primary code; what is above it says more.
  return error.errcode & 0xff
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
