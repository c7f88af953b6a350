import type {SanityClient} from '@sanity/client'

import {twoHalves} from './pictures.ts'

/**
 * A small dataset with all that an archive carries: documents, a draft, references in a circle, a picture and a file in
 * use, and a picture that nothing uses.
 */
export async function fillWithSample(client: SanityClient): Promise<void> {
  const picture = await client.assets.upload('image', await twoHalves(40, 20), {filename: 'halves.png'})
  await client.assets.upload('image', await twoHalves(30, 30), {filename: 'unused.png'})
  const file = await client.assets.upload('file', Buffer.from('column,row\n1,2\n'), {filename: 'table.csv'})
  const asset = (id: string) => ({_type: 'reference', _ref: id})
  await client
    .transaction()
    .create({
      _id: 'article',
      _type: 'article',
      title: 'Ünïcode “quotes” — 漢字',
      author: {_type: 'reference', _ref: 'author'},
      cover: {_type: 'image', asset: asset(picture._id), hotspot: {x: 0.5, y: 0.5, width: 1, height: 1}},
      attachments: [{_key: 'a', _type: 'file', asset: asset(file._id)}],
    })
    .create({
      _id: 'author',
      _type: 'person',
      name: 'Ada',
      best: {_type: 'reference', _ref: 'article'},
      maybe: {_type: 'reference', _ref: 'nobody', _weak: true},
    })
    .create({_id: 'drafts.article', _type: 'article', title: 'Next'})
    .commit()
}

/** Every document as it should come back from an archive: without what a lake gives it anew. */
export async function comparable(client: SanityClient): Promise<Record<string, unknown>[]> {
  const documents = await client.fetch<Record<string, unknown>[]>(
    '* | order(_id)',
    {},
    {perspective: 'raw', filterResponse: true},
  )
  return documents
    .filter(({_id}) => !String(_id).startsWith('_.'))
    .map((document) => {
      const {_rev, _updatedAt, ...kept} = document
      if (!String(kept._type).startsWith('sanity.')) return kept
      const {_createdAt, uploadId: _uploadId, url: _url, ...assetKept} = kept
      return assetKept
    })
}
