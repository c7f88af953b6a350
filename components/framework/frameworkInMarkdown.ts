import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {sourceBlocks} from '@/components/markdown/claimBlocks.ts'
import {richTextBlocks} from '@/components/markdown/richText.ts'
import {formatDate, formatPartialDate} from '@/lib/dates.ts'
import {
  heading,
  link,
  list,
  markdownDocument,
  paragraph,
  paragraphs,
  words,
  type Block,
} from '@/lib/markdown.ts'
import {hostOf, listInWords} from '@/lib/text.ts'
import {editionPath, frameworkPath, markdownPath} from '@/sanity/paths.ts'

/** A framework's article as Markdown: what it is, its facts with their sources, and where editions rank it. */
export function frameworkInMarkdown(framework: FrameworkInFull, siteUrl: string): string {
  const {name, slug, summary, body, links, creators, language, licence, firstReleased} = framework
  const url = siteUrl + frameworkPath(slug ?? '')
  const identity = [
    language && `Language: ${language}`,
    licence && `Licence: ${licence}`,
    creators && creators.length > 0 && `Created by: ${listInWords(creators)}`,
    firstReleased && `First release: ${formatPartialDate(firstReleased)}`,
  ]
  return markdownDocument([
    heading(1, name ?? slug ?? 'Unnamed framework'),
    ...paragraphs(summary),
    ...list([
      ...identity.flatMap((line) => (line ? [[words(line)]] : [])),
      ...(links ?? []).flatMap(({label, url: address}) =>
        address ? [[link(address, label ?? hostOf(address) ?? address)]] : [],
      ),
      [words('Address: '), link(url, url)],
    ]),
    ...richTextBlocks(body, siteUrl),
    ...factBlocks(framework),
    ...rankBlocks(framework, siteUrl),
  ])
}

function factBlocks({facts}: FrameworkInFull): Block[] {
  if (!facts || facts.length === 0) return []
  return [
    heading(2, 'Facts and their sources'),
    ...facts.flatMap(({label, value, asOf, sources}) => [
      heading(3, label ?? 'Fact'),
      ...paragraphs(value),
      ...(asOf ? [paragraph({type: 'emphasis', children: [words(`As of ${formatDate(asOf)}.`)]})] : []),
      ...sourceBlocks(sources),
    ]),
  ]
}

function rankBlocks({_id, roundups}: FrameworkInFull, siteUrl: string): Block[] {
  const ranks = roundups.flatMap(({title, slug, editions}) =>
    editions.flatMap(({year, ranking}) => {
      const position = ranking?.find(({frameworkId}) => frameworkId === _id)?.position
      if (!slug || !year || !position) return []
      return [
        [
          words(`Number ${position}: `),
          link(siteUrl + markdownPath(editionPath(slug, year)), `${title ?? slug}, ${year}`),
        ],
      ]
    }),
  )
  return ranks.length > 0 ? [heading(2, 'Where it ranks'), ...list(ranks)] : []
}
