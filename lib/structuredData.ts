import type {
  Article,
  BreadcrumbList,
  CollectionPage,
  Graph,
  ItemList,
  Organization,
  WebSite,
} from 'schema-dts'

import type {EditorialDates} from './editorialDates.ts'

/** The site as every page names it to machines. Addresses are whole; `url` is that of the front page. */
export interface SiteFacts {
  name: string
  url: string
  description: string | null
  publisher: string
  /** Where a question is answered, with `{search_term_string}` in its place. */
  searchUrl: string
}

interface NamedPage {
  name: string
  url: string
}

/** What an article page says of itself to machines. Addresses are whole, with the site's. */
export interface ArticleFacts {
  url: string
  headline: string
  description: string | null
  dates: EditorialDates | null
  authors: readonly string[]
  site: SiteFacts
  image: string | null
  /** From the front page down to this page, which comes last. */
  trail: readonly NamedPage[]
  /** What the article ranks, in any order; left out of what is described when empty. */
  ranking: readonly {position: number; name: string; url: string | null}[]
}

/** An article with its ranking and the way to it, in the vocabulary of schema.org as JSON-LD. */
export function articleGraph(facts: ArticleFacts): Graph {
  return graphOf(facts.site, article(facts), breadcrumbs(facts))
}

/** The front page, or a later page of its list: the site, who publishes it, and the roundups that it lists in their order. */
export function homeGraph(
  site: SiteFacts,
  list: {url: string; itemsBefore: number; items: readonly NamedPage[]},
): Graph {
  return graphOf(site, collection({...list, name: site.name, site}))
}

/** A page that lists others, and the way to it. */
export function collectionGraph(facts: CollectionFacts & {trail: readonly NamedPage[]}): Graph {
  return graphOf(facts.site, collection(facts), breadcrumbs(facts))
}

interface CollectionFacts extends NamedPage {
  site: SiteFacts
  items: readonly NamedPage[]
  /** How many items of the list are on the pages before this one. */
  itemsBefore: number
}

type Described = Article | CollectionPage | BreadcrumbList

function graphOf(site: SiteFacts, ...nodes: Described[]): Graph {
  return {'@context': 'https://schema.org', '@graph': [...nodes, webSite(site), organization(site)]}
}

function webSite(site: SiteFacts): WebSite {
  const {name, url, description, searchUrl} = site
  return {
    '@type': 'WebSite',
    '@id': `${url}#site`,
    name,
    url,
    ...(description ? {description} : {}),
    inLanguage: 'en-GB',
    publisher: publisherOf(site),
    potentialAction: {
      '@type': 'SearchAction',
      target: {'@type': 'EntryPoint', urlTemplate: searchUrl},
    },
  }
}

function organization({publisher, url}: SiteFacts): Organization {
  return {'@type': 'Organization', '@id': `${url}#publisher`, name: publisher, url}
}

function publisherOf({url}: SiteFacts) {
  return {'@id': `${url}#publisher`}
}

function article(facts: ArticleFacts): Article {
  const {url, headline, description, dates, authors, site, image, ranking} = facts
  return {
    '@type': 'Article',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline,
    ...(description ? {description} : {}),
    ...(dates ? {datePublished: dates.published, dateModified: dates.modified} : {}),
    ...(authors.length > 0 ? {author: authors.map((name) => ({'@type': 'Person' as const, name}))} : {}),
    publisher: publisherOf(site),
    isPartOf: {'@id': `${site.url}#site`},
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

function collection({url, name, site, items, itemsBefore}: CollectionFacts): CollectionPage {
  return {
    '@type': 'CollectionPage',
    '@id': `${url}#page`,
    url,
    name,
    isPartOf: {'@id': `${site.url}#site`},
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: items.length,
      itemListElement: items.map((item, index) => ({
        '@type': 'ListItem',
        position: itemsBefore + index + 1,
        name: item.name,
        url: item.url,
      })),
    },
  }
}

function breadcrumbs({url, trail}: {url: string; trail: readonly NamedPage[]}): BreadcrumbList {
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
