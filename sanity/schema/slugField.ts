import {defineField} from '@sanity/types'

import {slugProblem} from '../../lib/slugRules.ts'
import {asResult, otherDocuments} from './validation.ts'

const sameSlugQuery = '*[_type == $type && slug.current == $slug]{_id}'

/** The address part of a document: made from `source`, unique among the documents of its type. */
export function slugField(options: {source: string; description: string; group?: string}) {
  return defineField({
    name: 'slug',
    title: 'Slug',
    type: 'slug',
    description: options.description,
    group: options.group,
    options: {
      source: options.source,
      maxLength: 80,
      isUnique: async (slug, context) => {
        const type = context.document?._type
        return (await otherDocuments(context, sameSlugQuery, {type, slug})).length === 0
      },
    },
    // One rule only: a second one would ask the dataset, and complain, a second time.
    validation: (rule) =>
      rule.custom((slug) =>
        slug?.current ? asResult(slugProblem(slug.current)) : 'Give it a slug: press Generate, or write one.',
      ),
  })
}
