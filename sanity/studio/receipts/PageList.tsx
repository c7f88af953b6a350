import {Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {countOf} from '../../../lib/text.ts'

interface PageListProps {
  /** Each page with how it stands, in words. */
  pages: readonly {address: string; words: string}[]
  /** How many pages show the document besides. */
  more?: number
}

/** Page by page, since when readers have it. Not read out line by line: the sentence above says what matters. */
export function PageList({pages, more = 0}: PageListProps) {
  return (
    <List aria-live="off">
      {pages.map(({address, words}) => (
        <li key={address}>
          <Text size={1}>
            <a href={address} rel="noreferrer" target="_blank">
              {new URL(address).pathname}
            </a>
          </Text>
          <Text muted size={1}>
            {words}
          </Text>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Text muted size={1}>
            {countOf(more, 'more page shows', 'more pages show')} it and {more === 1 ? 'is' : 'are'} not
            asked.
          </Text>
        </li>
      )}
    </List>
  )
}

const List = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr));
  gap: 10px 24px;
  margin: 0;
  padding: 0;
  list-style: none;

  li {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    min-width: 0;
  }
`
