import type {Article, BreadcrumbList, Graph, ItemList} from 'schema-dts'

import type {EditorialDates} from './editorialDates.ts'

/** What an article page says of itself to machines. Addresses are whole, with the site's. */
export interface ArticleFacts {
  url: string
  headline: string
  description: string | null
  dates: EditorialDates | null
  authors: readonly string[]
  publisher: {name: string; url: string}
  image: string | null
  /** From the front page down to this page, which comes last. */
  trail: readonly {name: string; url: string}[]
  /** What the article ranks, in any order; left out of what is described when empty. */
  ranking: readonly {position: number; name: string; url: string | null}[]
}

/** An article with its ranking and the way to it, in the vocabulary of schema.org as JSON-LD. */
export function articleGraph(facts: ArticleFacts): Graph {
  return {'@context': 'https://schema.org', '@graph': [article(facts), breadcrumbs(facts)]}
}

function article(facts: ArticleFacts): Article {
  const {url, headline, description, dates, authors, publisher, image, ranking} = facts
  return {
    '@type': 'Article',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline,
    ...(description ? {description} : {}),
    ...(dates ? {datePublished: dates.published, dateModified: dates.modified} : {}),
    ...(authors.length > 0 ? {author: authors.map((name) => ({'@type': 'Person' as const, name}))} : {}),
    publisher: {'@type': 'Organization', ...publisher},
    ...(image ? {image} : {}),
    inLanguage: 'en-GB',
    ...(ranking.length > 0 ? {mainEntity: rankedList(facts)} : {}),
  }
}

function rankedList({url, headline, ranking}: ArticleFacts): ItemList {
  return {
    '@type': 'ItemList',
    '@id': `${url}#ranking`,
    name: headline,
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    numberOfItems: ranking.length,
    itemListElement: ranking
      .toSorted((one, other) => one.position - other.position)
      .map(({position, name, url: address}) => ({
        '@type': 'ListItem',
        position,
        name,
        url: address ?? undefined,
      })),
  }
}

function breadcrumbs({url, trail}: ArticleFacts): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    '@id': `${url}#trail`,
    itemListElement: trail.map(({name, url: item}, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item,
    })),
  }
}
