import {accessSync, constants, mkdirSync} from 'node:fs'
import {createServer} from 'node:net'

import type {Settings} from './environment.ts'

/** What would make a part fail later, found before anything starts. Throws an error of one line. */
export async function preflight({sitePort, siteHost, lake}: Settings): Promise<void> {
  if (lake && lake.port === sitePort) {
    throw new Error(`PORT and LAKE_PORT are both ${sitePort}: give each its own.`)
  }
  await requireFreePort('PORT', sitePort, siteHost)
  if (!lake) return
  await requireFreePort('LAKE_PORT', lake.port, lake.host)
  requireWritable(lake.dataDir)
}

async function requireFreePort(name: string, port: number, host: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(
        new Error(
          `${name} ${port} on ${host} cannot be used (${errorCode(error)}): end what uses it or set ${name}.`,
        ),
      )
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, {recursive: true})
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Error(
      `LAKE_DATA_DIR ${folder} is not writable (${errorCode(error)}): change its permissions or set LAKE_DATA_DIR.`,
      {cause: error},
    )
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
