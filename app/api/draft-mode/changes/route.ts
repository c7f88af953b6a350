import {draftMode} from 'next/headers'

import {publicTypes} from '@/lib/cacheTags.ts'
import {contentClient} from '@/sanity/client.ts'
import {sanityEnv} from '@/sanity/env.ts'
import {secrets} from '@/sanity/secrets.ts'

const encoder = new TextEncoder()
const changed = encoder.encode('data: changed\n\n')
const heartbeat = encoder.encode(':\n\n')
/** Often enough for whatever stands between to keep the line open. */
const heartbeatMs = 20_000

/** A stream that says "changed" whenever an edit of what pages show has reached the lake. For previews only; it names nothing. */
export async function GET(): Promise<Response> {
  const {isEnabled} = await draftMode()
  if (!isEnabled || !secrets.readToken) return new Response('This is for previews.', {status: 403})
  const client = contentClient(sanityEnv, {token: secrets.readToken})
  const changes = client.listen(
    '*[_type in $types]',
    {types: publicTypes},
    {includeResult: false, includeAllVersions: true, visibility: 'query', events: ['welcome', 'mutation']},
  )
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const beating = setInterval(() => controller.enqueue(heartbeat), heartbeatMs)
      const listening = changes.subscribe({
        next: () => controller.enqueue(changed),
        error() {
          stop()
          // The browser comes again by itself.
          controller.close()
        },
      })
      stop = () => {
        clearInterval(beating)
        listening.unsubscribe()
      }
    },
    cancel: () => stop(),
  })
  return new Response(stream, {headers: {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'}})
}
