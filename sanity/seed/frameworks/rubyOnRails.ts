import {fact, followed, popularity2025} from '../fact.ts'
import {ids} from '../ids.ts'
import {popularity} from '../popularity.ts'
import {article, bullet, callout, code, heading, paragraph} from '../richText.ts'
import type {SeedFramework} from '../seedDocument.ts'
import {source} from '../source.ts'
import {railsMaintenance, railsSupportRule} from '../sources.ts'

const model = `class Edition < ApplicationRecord
  belongs_to :roundup
  has_many :entries

  validates :headline, presence: true
end`

export const rubyOnRails: SeedFramework = {
  _id: ids.rubyOnRails,
  _type: 'framework',
  name: 'Ruby on Rails',
  slug: {_type: 'slug', current: 'ruby-on-rails'},
  summary:
    'A web framework for Ruby that decides a great deal by convention, so that an application takes less code.',
  language: 'Ruby',
  licence: 'MIT',
  creators: ['David Heinemeier Hansson'],
  firstReleased: '2004',
  links: [
    {_type: 'link', _key: 'home', label: 'Home page', url: 'https://rubyonrails.org/'},
    {_type: 'link', _key: 'repository', label: 'Repository', url: 'https://github.com/rails/rails'},
    {_type: 'link', _key: 'documentation', label: 'Documentation', url: 'https://guides.rubyonrails.org/'},
  ],
  endOfLifeId: 'rails',
  facts: [
    fact(
      'first-release',
      'First release',
      '2004',
      '2026-10-15',
      source({
        title: 'The Rails Foundation kicks off with one million dollars',
        url: 'https://rubyonrails.org/2022/11/14/the-rails-foundation',
        publisher: 'Ruby on Rails',
        publishedOn: '2022-11-14',
      }),
    ),
    followed(
      fact(
        'newest-release',
        'Newest release',
        '8.1.3.1',
        '2026-07-29',
        source({
          title: 'Rails: releases',
          url: 'https://github.com/rails/rails/releases',
          publisher: 'Ruby on Rails',
        }),
      ),
      'newestVersion',
    ),
    fact(
      'support',
      'Support',
      'One year of bug fixes and two of security fixes for each minor release',
      '2026-10-15',
      railsMaintenance,
      railsSupportRule,
    ),
    popularity2025('6.1'),
  ],
  popularity: popularity(8, 7, 7.2, 5.9, 5.9, 5.1, 6.1),
  body: article(
    paragraph(
      'David Heinemeier Hansson released Rails in 2004. It has stayed a framework with opinions, which it ',
      {text: 'writes down as a doctrine', href: 'https://rubyonrails.org/doctrine'},
      ', and a framework that seasoned web developers like. In ',
      {text: 'the edition of 2022', to: ids.edition2022},
      ' it stands third.',
    ),
    heading('Less code by convention'),
    paragraph(
      'What Rails can know from a name, nobody has to write. The class below says how an edition belongs together with other records and what it must have; table and columns follow from the names.',
    ),
    code('ruby', model, 'app/models/edition.rb'),
    paragraph(
      'What is not in Rails is usually in a ',
      {text: 'gem', mark: 'em'},
      ', an open-source library that an application names and uses.',
    ),
    heading('Where convention ends'),
    paragraph(
      'The complaint of 2022 was that leaving the path is hard. The doctrine does allow substitutions: a part of the stack can be replaced by another one. And the stack itself has grown simpler to run. ',
      {text: 'Rails 8.0', href: 'https://rubyonrails.org/2024/11/7/rails-8-no-paas-required'},
      ', of November 2024, made Redis optional.',
    ),
    heading('How fast it runs'),
    paragraph('Two statements have been published since the edition of 2022. Both compare Ruby with Ruby:'),
    bullet(
      {text: 'Rails 7.2', href: 'https://rubyonrails.org/2024/8/10/Rails-7-2-0-has-been-released'},
      ' turns the YJIT compiler on by default with Ruby 3.3 or newer. The project itself puts the gain at 15 to 25 per cent lower latency.',
    ),
    bullet(
      'Shopify ',
      {
        text: 'measured 15 per cent',
        href: 'https://railsatscale.com/2023-09-18-ruby-3-3-s-yjit-runs-shopify-s-production-code-15-faster/',
      },
      ' over the interpreter on its own production code in September 2023.',
    ),
    callout(
      'warning',
      'Neither figure says how Rails compares with frameworks in other languages. We know of no figure that does, and print none.',
    ),
    heading('Releases and support'),
    paragraph(
      'Each minor release gets bug fixes for a year and security fixes for two. The project announced this rule in October 2024. More than 500 people contributed to ',
      {text: 'version 8.1', href: 'https://rubyonrails.org/2025/10/22/rails-8-1'},
      ', of October 2025.',
    ),
    paragraph(
      'In the same ranking: ',
      {text: 'Django', to: ids.django},
      ', which includes as much for Python, and ',
      {text: 'Laravel', to: ids.laravel},
      ', its counterpart in PHP.',
    ),
  ),
}
