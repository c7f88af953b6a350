/** What a preview shows: what is published, drafts, or a release with what lies below it, the uppermost first. */
export type PreviewPerspective = 'published' | 'drafts' | string[]

/** A release's name as the lake gives it, `rAbC123`, or one of the two layers that there always are; never `raw`, which is all of them. */
const layer = /^(published|drafts|r[A-Za-z0-9]{4,40})$/
/** More than a project has open at a time. */
const mostLayers = 60

/** Reads the perspective that Presentation leaves in a cookie, `rAbC123,drafts`. Drafts when it is none, or not to be understood. */
export function readPreviewPerspective(cookie: string | undefined): PreviewPerspective {
  if (!cookie || cookie === 'drafts') return 'drafts'
  if (cookie === 'published') return 'published'
  const layers = cookie.split(',')
  return layers.length <= mostLayers && layers.every((name) => layer.test(name)) ? layers : 'drafts'
}

/** The release on top of a perspective, by its name in the lake; null when it is a preview of none. */
export function releaseIn(perspective: PreviewPerspective): string | null {
  const top = Array.isArray(perspective) ? perspective[0] : undefined
  return top === undefined || top === 'drafts' || top === 'published' ? null : top
}
