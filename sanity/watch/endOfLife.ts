import {z} from 'zod'

import {readBounded} from '../../lib/boundedText.ts'
import {parsedJson} from '../../lib/parsedJson.ts'
import {type FactSource, FactSourceError, type ProductFacts} from './factSource.ts'

const name = 'endoflife.date'
const maxBytes = 1_000_000
const usualTimeLimitMs = 10_000

const day = z.iso.date().nullish()
/** An answer of its API, version 1 (https://endoflife.date/docs/api/v1/), as far as it is used. */
const answerSchema = z.object({
  result: z.object({
    label: z.string().min(1),
    links: z.object({html: z.url({protocol: /^https?$/})}),
    releases: z.array(
      z.object({
        name: z.string().min(1),
        eolFrom: day,
        latest: z.object({name: z.string().min(1), date: day}).nullish(),
      }),
    ),
  }),
})

/** The API of endoflife.date at a base address, without a trailing slash. */
export function endOfLife(
  baseUrl: string,
  userAgent: string,
  timeLimitMs: number = usualTimeLimitMs,
): FactSource {
  return {
    name,
    async read(product) {
      const text = await ask(`${baseUrl}/api/v1/products/${encodeURIComponent(product)}/`, product)
      const answer = answerSchema.safeParse(parsedJson(text))
      if (!answer.success)
        throw new FactSourceError(`${name} gave an answer about “${product}” that is not understood.`)
      return productFacts(answer.data)
    },
  }

  async function ask(url: string, product: string): Promise<string> {
    const signal = AbortSignal.timeout(timeLimitMs)
    try {
      const response = await fetch(url, {
        signal,
        headers: {accept: 'application/json', 'user-agent': userAgent},
      })
      if (response.status === 404) throw new FactSourceError(`${name} knows no product “${product}”.`)
      if (!response.ok) throw new FactSourceError(`${name} answers ${response.status} at present.`)
      const text = await readBounded(response.body, maxBytes)
      if (text === null) throw new FactSourceError(`${name} answers with more than ${maxBytes} bytes.`)
      return text
    } catch (error) {
      if (error instanceof FactSourceError) throw error
      const why = signal.aborted ? 'did not answer in time' : 'could not be reached'
      throw new FactSourceError(`${name} ${why}.`, {cause: error})
    }
  }
}

/** The address that `FACT_SOURCE_URL` names, endoflife.date itself when it is not set. Throws an error naming the variable. */
export function factSourceUrl({FACT_SOURCE_URL: url}: Record<string, string | undefined>): string {
  if (!url) return `https://${name}`
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new Error(`FACT_SOURCE_URL is "${url}": expected an address such as https://${name}.`)
  }
  return url.replace(/\/+$/, '')
}

function productFacts({result}: z.infer<typeof answerSchema>): ProductFacts {
  return {
    label: result.label,
    url: result.links.html,
    cycles: result.releases.map(({name: cycle, latest, eolFrom}) => ({
      cycle,
      latest: latest?.name ?? null,
      latestReleaseDate: latest?.date ?? null,
      supportEnds: eolFrom ?? null,
    })),
  }
}
