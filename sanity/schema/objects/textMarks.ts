import {CodeIcon} from '@sanity/icons/Code'
import {defineArrayMember} from '@sanity/types'

/** Emphasis and links as every rich text of the site offers them. */
export const textMarks = {
  decorators: [
    {title: 'Strong', value: 'strong'},
    {title: 'Emphasis', value: 'em'},
    {title: 'Code', value: 'code', icon: CodeIcon},
  ],
  annotations: [defineArrayMember({type: 'externalLink'}), defineArrayMember({type: 'internalLink'})],
}
