import type {Graph} from 'schema-dts'

import {scriptJson} from '@/lib/html.ts'

/** What a page says of itself to machines, as JSON-LD. */
export function StructuredData({graph}: {graph: Graph}) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{__html: scriptJson(graph)}} />
}
