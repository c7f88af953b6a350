const vocabulary =
  'request handler template router schema field query cache index writer reader session token margin column editor review source claim release server worker thread socket stream buffer parser module package version build deploy test fixture the of a with and from under over between through every any most few long short plain fast slow steady small large'.split(
    ' ',
  )

/** So many words, as a text without stops. */
export function words(random: () => number, count: number): string {
  return Array.from({length: count}, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ')
}

/** So many words, the first with a capital. */
export function sentence(random: () => number, count: number): string {
  const text = words(random, count)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A paragraph of Portable Text, in sentences of about a dozen words. */
export function paragraph(random: () => number, _key: string, count: number, style = 'normal') {
  const sentences = Array.from({length: Math.max(1, Math.round(count / 12))}, () =>
    sentence(random, Math.min(12, count)),
  )
  const text = style === 'normal' ? `${sentences.join('. ')}.` : sentence(random, count)
  return {
    _key,
    _type: 'block',
    style,
    markDefs: [],
    children: [{_key: 'span', _type: 'span', marks: [], text}],
  }
}

/** An article of about a thousand words: five sections with a heading, two paragraphs each, and some code. */
export function articleBody(random: () => number) {
  return Array.from({length: 5}, (_, section) => [
    paragraph(random, `heading-${section}`, 4, 'h2'),
    paragraph(random, `first-${section}`, 100),
    paragraph(random, `second-${section}`, 96),
    ...(section % 2 === 0
      ? [
          {
            _key: `code-${section}`,
            _type: 'codeBlock',
            language: 'typescript',
            code: `const ${words(random, 1)} = open()\n`,
          },
        ]
      : []),
  ]).flat()
}
