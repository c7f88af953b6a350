import {CodeBlockIcon} from '@sanity/icons/CodeBlock'
import {defineField, defineType} from '@sanity/types'

export const codeBlock = defineType({
  name: 'codeBlock',
  title: 'Code',
  type: 'object',
  icon: CodeBlockIcon,
  fields: [
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      description: 'In lower case: “python”, “bash”.',
    }),
    defineField({
      name: 'filename',
      title: 'File name',
      type: 'string',
      description: 'Printed above the code. Leave empty when it belongs to no file.',
    }),
    defineField({
      name: 'code',
      title: 'Code',
      type: 'text',
      rows: 8,
      validation: (rule) => [
        rule.required().error('Write the code, or remove the block.'),
        rule
          .custom(
            (code) =>
              longestLine(code) <= 80 || 'A line is longer than 80 characters: it will scroll on phones.',
          )
          .warning(),
      ],
    }),
  ],
  preview: {
    select: {code: 'code', language: 'language', filename: 'filename'},
    prepare: ({code, language, filename}) => ({
      title: filename || code?.split('\n')[0] || 'Empty code block',
      subtitle: language || 'no language',
    }),
  },
})

function longestLine(code = ''): number {
  return Math.max(...code.split('\n').map((line) => line.length))
}
