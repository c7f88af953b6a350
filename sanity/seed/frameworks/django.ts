import {fact, followed, popularity2025} from '../fact.ts'
import {ids} from '../ids.ts'
import {popularity} from '../popularity.ts'
import {article, bullet, callout, code, heading, paragraph} from '../richText.ts'
import type {SeedFramework} from '../seedDocument.ts'
import {source} from '../source.ts'
import {djangoDownload} from '../sources.ts'

const model = `from django.db import models


class Edition(models.Model):
    headline = models.CharField(max_length=90)
    published_at = models.DateTimeField()`

export const django: SeedFramework = {
  _id: ids.django,
  _type: 'framework',
  name: 'Django',
  slug: {_type: 'slug', current: 'django'},
  summary:
    'A Python framework that brings most of what a web application needs: ORM, authentication, admin and more.',
  language: 'Python',
  licence: 'BSD-3-Clause',
  creators: ['Adrian Holovaty', 'Simon Willison'],
  firstReleased: '2005-07',
  links: [
    {_type: 'link', _key: 'home', label: 'Home page', url: 'https://www.djangoproject.com/'},
    {_type: 'link', _key: 'repository', label: 'Repository', url: 'https://github.com/django/django'},
    {_type: 'link', _key: 'documentation', label: 'Documentation', url: 'https://docs.djangoproject.com/'},
  ],
  endOfLifeId: 'django',
  facts: [
    fact(
      'first-release',
      'First release',
      'Open-sourced in July 2005',
      '2026-10-15',
      source({
        title: 'A great two years',
        url: 'https://www.djangoproject.com/weblog/2007/jul/15/twoyears/',
        publisher: 'Django Software Foundation',
        publishedOn: '2007-07-15',
      }),
    ),
    followed(
      fact('newest-release', 'Newest release', '6.1, 5 August 2026', '2026-08-05', djangoDownload),
      'newestVersion',
    ),
    followed(
      fact(
        'long-term-support',
        'Long-term support',
        '5.2, to April 2028; 6.2 is planned for April 2027',
        '2026-08-31',
        djangoDownload,
      ),
      'supportEnds',
      '5.2',
    ),
    fact(
      'cadence',
      'Rhythm',
      'From Django 2028 on one release a year, each supported for three years',
      '2026-08-31',
      djangoDownload,
    ),
    popularity2025('13.0'),
  ],
  popularity: popularity(12.7, 14.2, 15.3, 14.9, 12.3, 12.9, 13),
  body: article(
    paragraph(
      'Adrian Holovaty and Simon Willison made Django; it has been open source since July 2005. Where ',
      {text: 'Flask', to: ids.flask},
      ' keeps its core small, Django includes what most web applications turn out to need. It came second in ',
      {text: 'the edition of 2022', to: ids.edition2022},
      ', as one of the most mature and trusted frameworks there are.',
    ),
    heading('What comes with it'),
    paragraph(
      'Its ',
      {text: 'own overview', href: 'https://www.djangoproject.com/start/overview/'},
      ' lists more; these three shape daily work:',
    ),
    bullet(
      {text: 'An ORM.', mark: 'strong'},
      ' Tables are described as Python classes, and queried through them.',
    ),
    bullet({text: 'Authentication.', mark: 'strong'}, ' Accounts and signing in are part of the framework.'),
    bullet(
      {text: 'An admin.', mark: 'strong'},
      ' A working interface for editing the data is made from the same classes.',
    ),
    paragraph('A class such as this one describes a table:'),
    code('python', model, 'models.py'),
    heading('What it asks of you'),
    paragraph(
      'Much is built in, and it takes time to know what is there and when to use it. Even a small project takes some effort. The time spent on learning comes back later, as features that need not be written and maintained.',
    ),
    heading('Releases and support'),
    paragraph(
      'Some releases are supported for longer than others. Version 5.2 is such a release, and is kept up to April 2028; the next one, 6.2, is planned for April 2027. From Django 2028 on there will be one release a year, and each will have three years of support.',
    ),
    callout(
      'note',
      'For a project that is to run for years with little attention, the date on which its release goes out of support matters more than the newest feature.',
    ),
  ),
}
