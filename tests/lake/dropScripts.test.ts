import {createClient} from '@redis/client'
import fc from 'fast-check'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {z} from 'zod'

import {TagLog} from '../../lib/tagLog.ts'
import {catchUpScript, dropScript} from '../../sanity/sharedCache/dropScripts.ts'
import {catchUp} from '../../sanity/sharedCache/missed.ts'
import {startRedis, type TestRedis} from '../support/redis.ts'

const keys = ['drops', 'dropped']
const mostTags = 4
const missedSchema = z.tuple([z.number(), z.number(), z.array(z.string())])

let redis: TestRedis
let client: ReturnType<typeof createClient>

beforeAll(async () => {
  redis = await startRedis()
  client = createClient({url: redis.url})
  await client.connect()
})

afterAll(async () => {
  client.destroy()
  await redis.close()
})

/** Something that carries a tag, with the number of drops there had been when it was made. */
interface Made {
  tag: string
  time: number
}

/** A server that hears of nothing by itself, and what it holds. */
class Server {
  readonly log = new TagLog(mostTags)
  held: Made[] = []

  async drop(tag: string): Promise<void> {
    const given = [JSON.stringify([tag]), String(mostTags), 'channel', 'server', 'drop']
    await client.eval(dropScript, {keys, arguments: [String(this.log.position), ...given]})
  }

  async catchUp(): Promise<void> {
    const known = this.log.position
    const reply = await client.eval(catchUpScript, {keys, arguments: [String(known)]})
    const [position, floor, flat] = missedSchema.parse(reply)
    const drops = flat.flatMap((tag, index): [string, number][] =>
      index % 2 === 0 ? [[tag, Number(flat[index + 1])]] : [],
    )
    const own = {
      drop: (tags: readonly string[]) => {
        this.held = this.held.filter(({tag}) => !tags.includes(tag))
      },
      dropAll: () => {
        this.held = []
      },
    }
    catchUp(this.log, own, known, {position, floor, drops})
  }
}

/** What a Redis that was shut down and started again may have kept: what it had some time before. */
async function snapshot() {
  const state = await client.hGetAll('drops')
  const log = await client.zRangeWithScores('dropped', 0, -1)
  return async () => {
    await client.flushAll()
    if (Object.keys(state).length > 0) await client.hSet('drops', {...state, run: 'an earlier process'})
    if (log.length > 0) await client.zAdd('dropped', log)
  }
}

const server = fc.nat({max: 2})
const names = ['a', 'b', 'c', 'd', 'e', 'f']
const tag = fc.constantFrom(...names)
const event = fc.oneof(
  {weight: 6, arbitrary: fc.record({kind: fc.constant('drop' as const), server, tag})},
  {weight: 6, arbitrary: fc.record({kind: fc.constant('make' as const), server, tag})},
  {weight: 4, arbitrary: fc.record({kind: fc.constant('catch up' as const), server})},
  {weight: 2, arbitrary: fc.record({kind: fc.constantFrom('snapshot', 'go back')})},
  {weight: 1, arbitrary: fc.record({kind: fc.constantFrom('empty', 'forget the log', 'forget the rest')})},
)

test('whatever Redis forgets, a server that has caught up holds and takes nothing that was dropped since it was made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, {minLength: 5, maxLength: 60}), async (events) => {
      await client.flushAll()
      const servers = [new Server(), new Server(), new Server()]
      /** How often anything was dropped, and the last time for each tag. */
      let time = 0
      const lastDropped = new Map<string, number>()
      const pages: (Made & {begunAt: number})[] = []
      let goBack = await snapshot()
      const isOutdated = (made: Made) => (lastDropped.get(made.tag) ?? 0) > made.time

      async function check(its: Server): Promise<void> {
        await its.catchUp()
        expect(its.held.filter(isOutdated)).toEqual([])
        const taken = pages.filter(({tag: of, begunAt}) => !its.log.isDropped([of], begunAt))
        expect(taken.filter(isOutdated)).toEqual([])
      }

      for (const happened of events) {
        const its = 'server' in happened ? servers[happened.server] : undefined
        if (happened.kind === 'drop') {
          await its?.drop(happened.tag)
          time += 1
          lastDropped.set(happened.tag, time)
        } else if (happened.kind === 'make') {
          its?.held.push({tag: happened.tag, time})
          pages.push({tag: happened.tag, time, begunAt: its?.log.position ?? 0})
        } else if (happened.kind === 'catch up') {
          if (its) await check(its)
        } else if (happened.kind === 'snapshot') goBack = await snapshot()
        else if (happened.kind === 'empty') await client.flushAll()
        else if (happened.kind === 'forget the log') await client.del('dropped')
        else if (happened.kind === 'forget the rest') await client.del('drops')
        else await goBack()
      }
      for (const its of servers) await check(its)
    }),
    {numRuns: 300},
  )
})

test('as long as Redis forgets nothing, a server that catches up drops exactly what was dropped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(tag, {maxLength: mostTags}), {maxLength: 10}), async (rounds) => {
      await client.flushAll()
      const [one, other] = [new Server(), new Server()]
      await other.catchUp()
      for (const dropped of rounds) {
        other.held = names.map((name) => ({tag: name, time: 0}))
        for (const name of dropped) await one.drop(name)
        await other.catchUp()
        expect(other.held.map((made) => made.tag)).toEqual(names.filter((name) => !dropped.includes(name)))
      }
    }),
    {numRuns: 100},
  )
})
