import type {SchemaTypeDefinition} from '@sanity/types'

import {edition} from './documents/edition.ts'
import {framework} from './documents/framework.ts'
import {person} from './documents/person.ts'
import {receipt} from './documents/receipt.ts'
import {redirect} from './documents/redirect.ts'
import {refresh} from './documents/refresh.ts'
import {roundup} from './documents/roundup.ts'
import {siteSettings} from './documents/siteSettings.ts'
import {callout} from './objects/callout.ts'
import {claim} from './objects/claim.ts'
import {codeBlock} from './objects/codeBlock.ts'
import {correction} from './objects/correction.ts'
import {entry} from './objects/entry.ts'
import {externalLink} from './objects/externalLink.ts'
import {fact} from './objects/fact.ts'
import {figure} from './objects/figure.ts'
import {internalLink} from './objects/internalLink.ts'
import {link} from './objects/link.ts'
import {popularity} from './objects/popularity.ts'
import {popularityShare} from './objects/popularityShare.ts'
import {portableText} from './objects/portableText.ts'
import {refreshEvent} from './objects/refreshEvent.ts'
import {retirement} from './objects/retirement.ts'
import {review} from './objects/review.ts'
import {simplePortableText} from './objects/simplePortableText.ts'
import {source} from './objects/source.ts'

/** Everything that the Studio can edit: documents first, then what they are made of. */
export const schemaTypes: SchemaTypeDefinition[] = [
  roundup,
  edition,
  refresh,
  framework,
  person,
  redirect,
  receipt,
  siteSettings,
  entry,
  claim,
  review,
  retirement,
  refreshEvent,
  source,
  fact,
  popularity,
  popularityShare,
  link,
  correction,
  figure,
  callout,
  codeBlock,
  portableText,
  simplePortableText,
  externalLink,
  internalLink,
]
