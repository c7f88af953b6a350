/** An image field with what a page needs to draw it: address, crop, focus, size and a tiny preview. */
const imageFragment = /* groq */ `{
  asset->{
    _id,
    "width": metadata.dimensions.width,
    "height": metadata.dimensions.height,
    "lqip": metadata.lqip,
    "isOpaque": metadata.isOpaque
  },
  crop{top, bottom, left, right},
  hotspot{x, y, width, height}
}`

/** A figure: an image that always comes with its alternative text. */
export const figureFragment = /* groq */ `{
  image${imageFragment},
  alt,
  caption,
  credit
}`

/**
 * Where a document lives, in the shape that `pathOf` in sanity/paths.ts takes. It goes without an `_id`, because a page that
 * only links to a document is not made again when that document changes: a moved address answers with a redirect.
 */
const linkTargetFragment = /* groq */ `{
  _type,
  "slug": slug.current,
  year,
  "roundup": roundup->{"slug": slug.current}
}`

/** Link marks with their targets resolved, so that the page can print an address. */
const markDefsFragment = /* groq */ `markDefs[]{
  _key,
  _type,
  _type == "externalLink" => {href},
  _type == "internalLink" => {"target": reference->${linkTargetFragment}}
}`

/** Paragraphs only: introductions and closings. */
export const simplePortableTextFragment = /* groq */ `[]{..., ${markDefsFragment}}`

/** Article text: paragraphs, headings, lists, figures, code and call-outs. */
export const portableTextFragment = /* groq */ `[]{
  _key,
  _type,
  _type == "block" => {..., ${markDefsFragment}},
  _type == "figure" => ${figureFragment},
  _type == "codeBlock" => {language, code, filename},
  _type == "callout" => {tone, text}
}`

/** The sources under a claim or a fact. */
export const sourcesFragment = /* groq */ `sources[]{_key, title, url, publisher, publishedOn, accessedOn}`

/** A framework's popularity through the years, with what a chart of it has to say. */
export const popularityFragment = /* groq */ `popularity{shares[]{year, percent, base}, breaksBefore, breakNote, credit, "sourceUrl": source.url}`

/** What testing a claim again has shown. */
export const reviewFragment = /* groq */ `review{
  verdict,
  verifiedOn,
  expiresOn,
  note,
  "verifiedBy": verifiedBy->{_id, _type, _rev, name}
}`

/** One advantage or disadvantage with its review and sources. */
export const claimFragment = /* groq */ `{
  _key,
  key,
  label,
  body,
  ${sourcesFragment},
  ${reviewFragment}
}`
