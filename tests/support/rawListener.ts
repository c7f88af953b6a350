import type {ListenEvent, MutationEvent} from '@sanity/client'

import type {TestLake} from './lake.ts'

interface Frame {
  event?: string
  id?: string
  data: MutationEvent & ListenEvent<Record<string, unknown>>
}

/** A listener without a client, to see and choose the event ids that a browser keeps to itself. */
export interface RawListener {
  abort(): void
  greeting(): string | undefined
  greetingId(): string | undefined
  /** The mutations that came so far. */
  received(): Frame[]
  /** The mutations so far, once there are so many. */
  mutations(count: number): Promise<Frame[]>
  /** The mutations so far, once the last one is of a transaction. */
  mutationsUntil(transactionId: string): Promise<Frame[]>
}

/** Opens a viewer's listener that can resume, after the event that it saw last, and waits for its greeting. */
export async function openRawListener(
  lake: TestLake,
  search: Record<string, string>,
  lastEventId?: string,
): Promise<RawListener> {
  const controller = new AbortController()
  const parameters = new URLSearchParams({enableResume: 'true', ...search})
  const response = await fetch(`${lake.url}/v2025-02-19/data/listen/production?${parameters}`, {
    signal: controller.signal,
    headers: {
      authorization: `Bearer ${lake.config.readToken}`,
      ...(lastEventId && {'last-event-id': lastEventId}),
    },
  })
  if (!response.ok) throw new Error(`The listener was answered ${response.status}`)
  const text = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const frames: Frame[] = []
  let rest = ''
  async function until(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const {value, done} = (await text?.read()) ?? {done: true}
      if (done) throw new Error('The stream ended early')
      const parts = (rest + value).split('\n\n')
      rest = parts.pop() ?? ''
      frames.push(...parts.filter((part) => !part.startsWith(':')).map(parseFrame))
    }
  }
  const received = () => frames.filter(({event}) => event === 'mutation')
  await until(() => frames.length > 0)
  return {
    abort: () => controller.abort(),
    greeting: () => frames[0]?.event,
    greetingId: () => frames[0]?.id,
    received,
    async mutations(count) {
      await until(() => received().length >= count)
      return received()
    },
    async mutationsUntil(transactionId) {
      await until(() => received().at(-1)?.data.transactionId === transactionId)
      return received()
    },
  }
}

function parseFrame(text: string): Frame {
  const fields = Object.fromEntries(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  )
  return {event: fields.event, id: fields.id, data: JSON.parse(fields.data ?? 'null')}
}
