import {source} from './source.ts'

/** What the seed cites more than once, or more than one document of it does; the rest stands where it is cited. */
export const survey = source({
  title: 'Stack Overflow Developer Survey, Stack Exchange Inc., ODbL; recomputed shares',
  url: 'https://github.com/thibaudcolas/timeline-of-django/tree/main/metrics/stackoverflow_developer_survey',
  publisher: 'timeline-of-django',
  publishedOn: '2026-01-29',
})

export const flaskChanges = source({
  title: 'Flask: CHANGES.rst',
  url: 'https://github.com/pallets/flask/blob/main/CHANGES.rst',
  publisher: 'Pallets',
})
export const flaskReadme = source({
  title: 'Flask: README.md',
  url: 'https://github.com/pallets/flask/blob/main/README.md',
  publisher: 'Pallets',
})
export const flaskSupport = source({
  title: 'Discussion 5358',
  url: 'https://github.com/pallets/flask/discussions/5358',
  publisher: 'Pallets',
  publishedOn: '2023-12-07',
})

export const djangoDownload = source({
  title: 'Download Django',
  url: 'https://www.djangoproject.com/download/',
  publisher: 'Django Software Foundation',
  accessedOn: '2026-08-31',
})
export const djangoOverview = source({
  title: 'Django overview',
  url: 'https://www.djangoproject.com/start/overview/',
  publisher: 'Django Software Foundation',
})

export const expressHistory = source({
  title: 'Express: History.md',
  url: 'https://github.com/expressjs/express/blob/master/History.md',
  publisher: 'Express',
})
export const expressTimeline = source({
  title: 'Express@5.1.0: Now the Default on npm with LTS Timeline',
  url: 'https://expressjs.com/2025/03/31/v5-1-latest-release.html',
  publisher: 'Express',
  publishedOn: '2025-03-31',
})
export const expressErrorHandling = source({
  title: 'Error handling',
  url: 'https://expressjs.com/en/guide/error-handling.html',
  publisher: 'Express',
})
export const expressMigration = source({
  title: 'Migrating to Express 5',
  url: 'https://expressjs.com/en/guide/migrating-5.html',
  publisher: 'Express',
})

export const laravelReleases = source({
  title: 'Laravel framework: releases',
  url: 'https://github.com/laravel/framework/releases',
  publisher: 'Laravel',
})
export const laravelSupport = source({
  title: 'Release notes, 13.x',
  url: 'https://laravel.com/docs/13.x/releases',
  publisher: 'Laravel',
})
export const laravelDocs = source({
  title: 'laravel/docs, a branch for each version',
  url: 'https://github.com/laravel/docs',
  publisher: 'Laravel',
})

export const railsMaintenance = source({
  title: 'Maintenance policy',
  url: 'https://rubyonrails.org/maintenance',
  publisher: 'Ruby on Rails',
})
export const railsSupportRule = source({
  title: 'New maintenance policy and end-of-life announcements',
  url: 'https://rubyonrails.org/2024/10/15/new-maintenance-policy-and-eol-annouments',
  publisher: 'Ruby on Rails',
  publishedOn: '2024-10-15',
})
export const railsDoctrine = source({
  title: 'The Ruby on Rails Doctrine',
  url: 'https://rubyonrails.org/doctrine',
  publisher: 'Ruby on Rails',
})
