import {StackIcon} from '@sanity/icons/Stack'
import {defineField, defineType} from '@sanity/types'

import {defaultGoLiveTime, defaultLeadDays} from '../../../lib/cadence.ts'
import {isYearlyDay} from '../../../lib/calendarDates.ts'
import {isClockTime, isTimeZone} from '../../../lib/zonedTime.ts'
import {slugField} from '../slugField.ts'
import {evergreen, yearlessSlug} from '../warnings.ts'

export const roundup = defineType({
  name: 'roundup',
  title: 'Roundup',
  type: 'document',
  icon: StackIcon,
  validation: (rule) => rule.custom(yearlessSlug).warning(),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The lasting subject, without a year: “Top backend frameworks”.',
      validation: (rule) => [
        rule.required().error('Give the roundup a title.'),
        rule.max(70).warning('Titles over 70 characters are cut in search results.'),
        rule
          .custom(
            (title) =>
              !/\b(19|20)\d\d\b/.test(title ?? '') || 'The year belongs to the editions: leave it out here.',
          )
          .warning(),
        rule.custom(evergreen).warning(),
      ],
    }),
    slugField({
      source: 'title',
      description:
        'The evergreen address, right after the site’s name. Readers and search engines keep it for years.',
    }),
    defineField({
      name: 'titlePattern',
      title: 'Headline pattern',
      type: 'string',
      description:
        'How an edition is headed: “Top {count} backend frameworks in {year}”. {count} and {year} are filled in.',
      validation: (rule) => [
        rule.required().error('Write how editions are headed, with {year} in it.'),
        rule.custom(
          (pattern) =>
            !pattern ||
            pattern.includes('{year}') ||
            'The pattern needs {year}, or all editions sound alike.',
        ),
        rule.custom((pattern) => {
          const unknown = pattern?.match(/\{(?!count\}|year\})[^}]*\}?/)?.[0]
          return unknown ? `“${unknown}” means nothing here: only {count} and {year} are filled in.` : true
        }),
      ],
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'What the roundup is about and for whom. Search engines show it.',
      validation: (rule) => [
        rule.required().error('Describe the roundup in a sentence or two.'),
        rule.max(200).warning('Search engines cut descriptions after about 160 characters.'),
        rule.custom(evergreen).warning(),
      ],
    }),
    defineField({
      name: 'cadence',
      title: 'Refreshed every year on',
      type: 'object',
      options: {columns: 2},
      fields: [
        defineField({
          name: 'month',
          title: 'Month',
          type: 'number',
          options: {list: months().map((title, index) => ({title, value: index + 1}))},
          validation: (rule) => rule.required().error('Choose a month.'),
        }),
        defineField({
          name: 'day',
          title: 'Day',
          type: 'number',
          validation: (rule) => [
            rule.required().error('Write the day.'),
            rule.integer().min(1).max(31).error('Write a day from 1 to 31.'),
          ],
        }),
        defineField({
          name: 'time',
          title: 'Time',
          type: 'string',
          description: `Of that day, as 09:30. Empty: ${defaultGoLiveTime}.`,
          validation: (rule) =>
            rule.custom((time) => !time || isClockTime(time) || 'Write a time of day as 09:30.'),
        }),
        defineField({
          name: 'timeZone',
          title: 'Time zone',
          type: 'string',
          description: 'Whose clock that is, by its name: “Europe/Berlin”. Empty: UTC.',
          validation: (rule) =>
            rule.custom(
              (zone) =>
                !zone || isTimeZone(zone) || `“${zone}” is not a time zone. Write one such as Europe/Berlin.`,
            ),
        }),
      ],
      validation: (rule) => [
        rule.required().error('Say on which day of the year the next edition is due.'),
        rule.custom((cadence?: {month?: number; day?: number}) => {
          if (!cadence?.month || !cadence.day) return true
          return isYearlyDay(cadence.month, cadence.day) || 'Not every year has that day. Choose another one.'
        }),
      ],
    }),
    defineField({
      name: 'leadDays',
      title: 'Lead time in days',
      type: 'number',
      description: `How long before go-live its owner is told that it is time to start. Empty: ${defaultLeadDays} days.`,
      validation: (rule) => rule.integer().min(1).max(365).error('Write 1 to 365 whole days.'),
    }),
    defineField({
      name: 'owner',
      title: 'Owner',
      type: 'reference',
      description: 'Who sees to the next edition.',
      to: [{type: 'person'}],
      validation: (rule) => rule.required().error('Say who sees to this roundup.'),
    }),
    defineField({name: 'image', title: 'Image', type: 'figure'}),
  ],
  orderings: [{title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {
    select: {title: 'title', slug: 'slug.current', owner: 'owner.name', media: 'image.image'},
    prepare: ({title, slug, owner, media}) => ({
      title: title || 'Roundup without a title',
      subtitle: [slug && `/${slug}`, owner].filter(Boolean).join(' · '),
      media,
    }),
  },
})

function months(): string[] {
  const name = new Intl.DateTimeFormat('en-GB', {month: 'long', timeZone: 'UTC'})
  return Array.from({length: 12}, (_, index) => name.format(new Date(Date.UTC(2001, index, 1))))
}
