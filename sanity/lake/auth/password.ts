import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'

import {createSlots} from '../assets/slots.ts'
import {dataError} from '../http/errors.ts'
import {limits} from '../limits.ts'

/** What it costs to try one password: `128 * blockSize * cost` bytes, `parallelization` times in a row. */
interface Cost {
  cost: number
  blockSize: number
  parallelization: number
}

/** 32 MiB. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt */
const presentCost: Cost = {cost: 2 ** 15, blockSize: 8, parallelization: 3}
const saltBytes = 16
const keyBytes = 32

// Each takes its memory and a thread for a fifth of a second: a crowd of them waits in a line that ends somewhere.
const slots = createSlots(limits.maxConcurrentPasswordChecks, limits.maxQueuedPasswordChecks, () =>
  dataError(503, 'tooManySignIns', 'Too many people are signing in at once; try again in a moment'),
)

/** What is kept of a password: `scrypt$cost$blockSize$parallelization$salt$key`, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(password, salt, presentCost)
  const {cost, blockSize, parallelization} = presentCost
  return [
    'scrypt',
    cost,
    blockSize,
    parallelization,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$')
}

/**
 * Whether a password is the one behind a hash. With null, for a name that nobody has, it takes as long and says no, so that
 * the time does not tell which names there are.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const stored = hash === null ? null : readHash(hash)
  const {salt, key, cost} = stored ?? {
    salt: randomBytes(saltBytes),
    key: randomBytes(keyBytes),
    cost: presentCost,
  }
  const derived = await derive(password, salt, cost)
  return timingSafeEqual(derived, key) && stored !== null
}

/** Whether a hash was made when trying a password cost less than it does now. */
export function isOutdated(hash: string): boolean {
  const {cost} = readHash(hash)
  return (
    cost.cost < presentCost.cost ||
    cost.blockSize < presentCost.blockSize ||
    cost.parallelization < presentCost.parallelization
  )
}

function readHash(hash: string): {salt: Buffer; key: Buffer; cost: Cost} {
  const [kind, cost, blockSize, parallelization, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || !salt || !key) throw new Error('A stored password hash cannot be read')
  return {
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
    cost: {cost: Number(cost), blockSize: Number(blockSize), parallelization: Number(parallelization)},
  }
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options = {...cost, maxmem: 2 * 128 * cost.blockSize * cost.cost}
  return slots(
    () =>
      new Promise((resolve, reject) => {
        // The same letters typed on another system may come as other code points.
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
}
