/** The site's name until an editor has written the site settings. */
export const defaultSiteTitle = 'Perennial'

/** The sentence under the name until an editor has written the site settings. */
export const defaultTagline = 'Articles that come back every year'
