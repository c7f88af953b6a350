import {claim, tested} from '../claim.ts'
import {ids} from '../ids.ts'
import type {SeedEntry} from '../seedDocument.ts'
import {source} from '../source.ts'
import {djangoDownload, djangoOverview} from '../sources.ts'
import {claimOf2022} from './claimOf2022.ts'

export const django2026: SeedEntry = {
  _type: 'entry',
  _key: 'django',
  position: 3,
  framework: {_type: 'reference', _ref: ids.django},
  summary:
    'Django is a Python framework too, and brings most of what a web application needs. It has been open source since 2005, and is one of the most mature frameworks of all. It says years ahead how long its releases will be supported.',
  advantages: [
    tested(claimOf2022('django-more-features'), {
      verdict: 'holds',
      note: 'The project’s overview speaks of dozens of extras that are included, among them authentication and the administration of content.',
      sources: [djangoOverview],
    }),
    tested(
      {
        ...claimOf2022('django-scalability'),
        body: 'Django is made to serve very many users. Instagram described its application in 2019 as one of a million lines on Django. Pinterest is on Django’s own list of sites, though that entry is an old one. For a team that expects its audience to grow, Instagram is the better witness.',
      },
      {
        verdict: 'corrected',
        note: 'Netflix, named in 2022, is dropped. It is not on Django’s list, and the one trace that we found is a slide of Netflix from PyCon 2013, which names Django for internal services.',
        sources: [
          djangoOverview,
          source({
            title: 'Python @Scale: An Instagram Story',
            url: 'https://pycon-archive.python.org/2019/schedule/presentation/372/',
            publisher: 'PyCon 2019',
          }),
        ],
      },
    ),
    tested(
      {
        ...claimOf2022('django-large-community'),
        body: 'Django is mature, and a large community has formed around it, with a forum, a chat and local groups. Many questions that come up in daily work have been asked before, and answered.',
      },
      {
        verdict: 'holds',
        note: 'The project’s page on its community leads to forum, chat and local groups. It counts nobody, so the millions of developers of 2022 are no longer mentioned.',
        sources: [
          source({
            title: 'Django community',
            url: 'https://www.djangoproject.com/community/',
            publisher: 'Django Software Foundation',
          }),
        ],
      },
    ),
    tested(
      claim(
        'django-long-term-support',
        'Long-term support',
        'Some releases of Django are supported for longer than others. Version 5.2 is one of them and is kept up to April 2028; the next, 6.2, is planned for April 2027. From Django 2028 on there will be one release a year, each with three years of support.',
      ),
      {
        verdict: 'holds',
        note: 'New in this edition. The dates are those of the project’s download page.',
        sources: [djangoDownload],
      },
    ),
  ],
  disadvantages: [
    tested(claimOf2022('django-higher-learning-curve'), {
      verdict: 'holds',
      note: 'An opinion, and we still hold it; we found no primary figure for it. The overview shows how much is built in, and so how much there is to learn. It does not show how long that takes.',
      sources: [djangoOverview],
    }),
  ],
}
