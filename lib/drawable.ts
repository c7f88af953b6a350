/**
 * A text as far as the fonts of drawn pictures go: Latin letters with their accents, digits, punctuation. Whatever else is in it is
 * left out, because the renderer would otherwise ask a font service for it.
 */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[^\u0020-\u007e\u00a0-\u017f\u2010-\u2015\u2018-\u201d\u2022\u2026\u20ac]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
