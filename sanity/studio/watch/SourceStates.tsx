import type {ReactNode} from 'react'

import {markedSources} from '../../watch/sourceState.ts'
import {useLakeQuery} from '../lake/useLakeQuery.ts'
import {type MarkedSource, SourceStatesContext} from './sourceStatesContext.ts'

const markedQuery = `*[${markedSources}]{url, state, since, movedTo}`
const kindsWithSources = new Set(['edition', 'framework'])

/** Around a document's pane: one question to the lake for all sources in it, and one listener. */
export function SourceStates({documentType, children}: {documentType: string; children: ReactNode}) {
  return kindsWithSources.has(documentType) ? <Watching>{children}</Watching> : children
}

function Watching({children}: {children: ReactNode}) {
  const {answer} = useLakeQuery<MarkedSource[]>(
    markedQuery,
    {},
    {listenTo: `*[${markedSources}]`, perspective: 'raw'},
  )
  return <SourceStatesContext value={answer ?? null}>{children}</SourceStatesContext>
}
