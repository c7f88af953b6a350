/** Ids of the seeded documents. They never change: links, redirects and imports rely on them. */
export const ids = {
  siteSettings: 'siteSettings',
  desk: 'person-perennial-desk',
  flask: 'framework-flask',
  django: 'framework-django',
  rubyOnRails: 'framework-ruby-on-rails',
  express: 'framework-express',
  laravel: 'framework-laravel',
  roundup: 'roundup-top-backend-frameworks',
  edition2022: 'edition-top-backend-frameworks-2022',
  edition2026: 'edition-top-backend-frameworks-2026',
  refresh2027: 'refresh.top-backend-frameworks.2027',
} as const
