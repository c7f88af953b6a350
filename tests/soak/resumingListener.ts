import {setTimeout as pause} from 'node:timers/promises'

import type {LakeConfig} from '../../sanity/lake/config.ts'

const retryMs = 20

/** A listener that comes back after each kill, with the id of the last event that reached it. */
export interface ResumingListener {
  /** Ids of the documents whose creation it was told of, each time. */
  heard: string[]
  /** How often it was told that it has to start anew. */
  resets: number
  /** Resolves at the first welcome. */
  welcomed: Promise<void>
  stop(): Promise<void>
}

/** Listens to notes on whatever lake `currentUrl` names, until it is stopped. */
export function startResumingListener(config: LakeConfig, currentUrl: () => string): ResumingListener {
  const stopping = new AbortController()
  let lastEventId = ''
  let welcome = () => {}
  const listener: ResumingListener = {
    heard: [],
    resets: 0,
    welcomed: new Promise((resolve) => {
      welcome = resolve
    }),
    async stop() {
      stopping.abort()
      await ended
    },
  }

  function take(frame: string): void {
    const fields = new Map(frame.split('\n').map((line) => split(line, ': ')))
    const id = fields.get('id')
    if (id !== undefined) lastEventId = id
    const event = fields.get('event')
    if (event === 'welcome') welcome()
    if (event === 'reset') listener.resets += 1
    if (event !== 'mutation') return
    const {transition, documentId} = JSON.parse(fields.get('data') ?? '{}')
    if (transition === 'appear') listener.heard.push(documentId)
  }

  async function listenOnce(): Promise<void> {
    const query = encodeURIComponent('*[_type == "note"]')
    const path = `/v2025-02-19/data/listen/${config.dataset}?query=${query}&includeResult=false&enableResume=true`
    const headers = {
      authorization: `Bearer ${config.readToken}`,
      ...(lastEventId && {'last-event-id': lastEventId}),
    }
    const response = await fetch(`${currentUrl()}${path}`, {headers, signal: stopping.signal})
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const frames = text.split('\n\n')
      // What is not a whole frame yet is either completed or, after a kill, sent again.
      text = frames.pop() ?? ''
      for (const frame of frames) take(frame)
    }
  }

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      // The lake was killed under it, or is not there yet.
      await listenOnce().catch(() => {})
      if (!stopping.signal.aborted) await pause(retryMs)
    }
  }

  const ended = listen()
  return listener
}

function split(line: string, separator: string): [string, string] {
  const at = line.indexOf(separator)
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + separator.length)]
}
