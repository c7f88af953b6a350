/** A source as it begins from its address alone. */
interface NewSource {
  url: string
  publisher: string
  accessedOn: string
}

/**
 * The source that an address becomes, or what is the matter with it, in an editor's words.
 *
 * @param text what was pasted or typed
 * @param context.known the addresses that the list has
 * @param context.day the day on which it is read, `2026-10-15`
 */
export function sourceAt(
  text: string,
  {known, day}: {known: readonly string[]; day: string},
): {source: NewSource; problem: null} | {source: null; problem: string} {
  const url = text.trim()
  if (!isWebAddress(url)) {
    return {
      source: null,
      problem: `“${shortened(url)}” is not an address: it begins with https:// or http://.`,
    }
  }
  if (known.some((other) => isSameAddress(other, url)))
    return {source: null, problem: 'This address is among the sources already.'}
  return {
    source: {url, publisher: new URL(url).hostname.replace(/^www\./, ''), accessedOn: day},
    problem: null,
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text)
}

function isSameAddress(one: string, other: string): boolean {
  return isWebAddress(one) && new URL(one).href === new URL(other).href
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
