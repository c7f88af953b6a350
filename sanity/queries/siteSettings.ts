import {defineQuery} from 'groq'

/** The site's name and words, for every page's header, footer and metadata; null before an editor wrote them. */
export const siteSettingsQuery = defineQuery(
  `*[_id == "siteSettings"][0]{_id, _type, _rev, title, tagline, description, about, publisherName}`,
)
