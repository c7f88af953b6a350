import {Card, type CardProps} from '@sanity/ui'
import {IntentLink} from 'sanity/router'

type DocumentLinkProps = Omit<CardProps<typeof IntentLink>, 'as' | 'intent' | 'params' | 'ref'> & {
  type: 'refresh' | 'edition' | 'roundup'
  id: string
  /** A place in the document's form. */
  path?: string
}

/** A card that opens a document's form. */
export function DocumentLink({type, id, path, ...card}: DocumentLinkProps) {
  return (
    <Card
      {...card}
      as={IntentLink}
      data-as="a"
      intent="edit"
      params={{id, type, ...(path === undefined ? {} : {path})}}
    />
  )
}
