import {fact, followed, popularity2025} from '../fact.ts'
import {ids} from '../ids.ts'
import {popularity} from '../popularity.ts'
import {article, bullet, callout, code, heading, paragraph} from '../richText.ts'
import type {SeedFramework} from '../seedDocument.ts'
import {source} from '../source.ts'
import {laravelReleases, laravelSupport} from '../sources.ts'

const route = `<?php

use Illuminate\\Support\\Facades\\Route;

Route::get('/editions/{year}', function (string $year) {
    return view('edition', ['year' => $year]);
});`

export const laravel: SeedFramework = {
  _id: ids.laravel,
  _type: 'framework',
  name: 'Laravel',
  slug: {_type: 'slug', current: 'laravel'},
  summary: 'A web framework for PHP that handles caching, routing, authentication and sessions.',
  language: 'PHP',
  licence: 'MIT',
  creators: ['Taylor Otwell'],
  firstReleased: '2011-06',
  links: [
    {_type: 'link', _key: 'home', label: 'Home page', url: 'https://laravel.com/'},
    {_type: 'link', _key: 'repository', label: 'Repository', url: 'https://github.com/laravel/framework'},
    {_type: 'link', _key: 'documentation', label: 'Documentation', url: 'https://laravel.com/docs'},
  ],
  endOfLifeId: 'laravel',
  facts: [
    fact(
      'first-release',
      'First release',
      'June 2011, by secondary sources; the repository starts with 4.0.0 of 28 May 2013',
      '2026-10-15',
      source({title: 'Laravel', url: 'https://en.wikipedia.org/wiki/Laravel', publisher: 'Wikipedia'}),
      laravelReleases,
    ),
    followed(
      fact('newest-release', 'Newest release', '13.26.1', '2026-08-18', laravelReleases),
      'newestVersion',
    ),
    fact(
      'support',
      'Support',
      '18 months of bug fixes and two years of security fixes; a major release a year; no long-term support',
      '2026-10-15',
      laravelSupport,
    ),
    popularity2025('9.2'),
  ],
  popularity: popularity(10.3, 11.1, 10.3, 9.6, 8.1, 8.5, 9.2),
  body: article(
    paragraph(
      'Laravel is Taylor Otwell’s web framework for PHP. ',
      {text: 'The edition of 2022', to: ids.edition2022},
      ' called it the leading framework of its language, and ranked it fifth.',
    ),
    heading('What it handles'),
    paragraph('Four things that web applications have in common are taken care of:'),
    bullet({text: 'Routing:', mark: 'strong'}, ' which code answers at which address.'),
    bullet({text: 'Authentication:', mark: 'strong'}, ' who is asking.'),
    bullet({text: 'Sessions:', mark: 'strong'}, ' what is remembered between two requests.'),
    bullet({text: 'Caching:', mark: 'strong'}, ' what need not be worked out twice.'),
    paragraph('A route is a line or two. This one hands the year from the address to a page of its own:'),
    code('php', route, 'routes/web.php'),
    heading('Documentation for each version'),
    paragraph(
      'The documentation is kept in ',
      {text: 'a repository of its own', href: 'https://github.com/laravel/docs'},
      ' with a branch for each version, from 4.0 to 13.x. Whoever maintains an older application reads the pages that were written for it.',
    ),
    heading('Releases and support'),
    paragraph(
      'There is a major release every year. It gets bug fixes for 18 months and security fixes for two years, and none is kept up for longer.',
    ),
    callout(
      'note',
      'Version 9 was meant to have long-term support. The plan was withdrawn on 9 February 2022, the day after the release.',
    ),
    paragraph(
      'With one upgrade a year to plan for, the rhythm is close to that of ',
      {text: 'Ruby on Rails', to: ids.rubyOnRails},
      ', whose minor releases have security fixes for two years as well. ',
      {text: 'Django', to: ids.django},
      ' names some releases that last longer.',
    ),
  ),
}
