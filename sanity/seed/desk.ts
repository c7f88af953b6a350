import {ids} from './ids.ts'
import type {SeedPerson} from './seedDocument.ts'

export const desk: SeedPerson = {
  _id: ids.desk,
  _type: 'person',
  name: 'The Perennial desk',
  slug: {_type: 'slug', current: 'perennial-desk'},
  role: 'Editors',
  bio: 'The desk plans the editions, tests the claims again before each of them, and signs the corrections.',
}
