import {claim, tested} from '../claim.ts'
import {ids} from '../ids.ts'
import type {SeedEntry} from '../seedDocument.ts'
import {source} from '../source.ts'
import {railsDoctrine, railsMaintenance, railsSupportRule} from '../sources.ts'
import {claimOf2022} from './claimOf2022.ts'

export const rubyOnRails2026: SeedEntry = {
  _type: 'entry',
  _key: 'ruby-on-rails',
  position: 5,
  framework: {_type: 'reference', _ref: ids.rubyOnRails},
  summary:
    'Ruby on Rails is a web framework for the Ruby language, first released in 2004. It decides a great deal by convention, so that an application takes less code, and seasoned web developers like it for that.',
  advantages: [
    tested(claimOf2022('ruby-on-rails-easy-to-use'), {
      verdict: 'holds',
      note: 'An opinion, and we still hold it. The doctrine of Rails puts the happiness of programmers first and asks for beautiful code; these are aims, not measurements.',
      sources: [railsDoctrine],
    }),
    tested(claimOf2022('ruby-on-rails-gems'), {
      verdict: 'holds',
      note: 'The guides of Rails still add libraries as gems. That there is usually one for the need at hand is a judgement, not a count.',
      sources: [
        source({
          title: 'Ruby on Rails Guides',
          url: 'https://guides.rubyonrails.org/',
          publisher: 'Ruby on Rails',
        }),
      ],
    }),
    tested(
      {
        ...claimOf2022('ruby-on-rails-active-community'),
        body: 'Rails is widely used in industry, and support for it is found everywhere. The community does not only answer questions, it goes on extending the framework: more than 500 people contributed to version 8.1, of October 2025.',
      },
      {
        verdict: 'sharpened',
        note: 'Now with a figure, which the project gives in its announcement of version 8.1.',
        sources: [
          source({
            title: 'Rails 8.1: Job continuations, structured events, local CI',
            url: 'https://rubyonrails.org/2025/10/22/rails-8-1',
            publisher: 'Ruby on Rails',
            publishedOn: '2025-10-21',
          }),
        ],
      },
    ),
  ],
  disadvantages: [
    tested(
      {
        ...claimOf2022('ruby-on-rails-runtime-performance'),
        body: 'That Rails runs slowly is a long-standing complaint, and it has lost some of its weight. With Ruby 3.3 or newer, Rails 7.2 turns the YJIT compiler on by default; the project puts the gain at 15 to 25 per cent lower latency. Shopify measured 15 per cent over the interpreter. How database and servers are set up still matters, and the point remains one to weigh.',
      },
      {
        verdict: 'softened',
        note: 'Both figures compare Ruby with Ruby. Neither says how Rails compares with frameworks in other languages; we know of no figure that does, and print none.',
        sources: [
          source({
            title: 'Rails 7.2: Better production defaults, Dev containers, new guides design, and more!',
            url: 'https://rubyonrails.org/2024/8/10/Rails-7-2-0-has-been-released',
            publisher: 'Ruby on Rails',
            publishedOn: '2024-08-09',
          }),
          source({
            title: 'Ruby 3.3’s YJIT Runs Shopify’s Production Code 15% Faster',
            url: 'https://railsatscale.com/2023-09-18-ruby-3-3-s-yjit-runs-shopify-s-production-code-15-faster/',
            publisher: 'Rails at Scale',
            publishedOn: '2023-09-18',
          }),
        ],
      },
    ),
    tested(
      {
        ...claimOf2022('ruby-on-rails-lack-of-flexibility'),
        body: 'Customising Rails can be hard: migrations, custom routes and the like may resist what a project wants of them. It is not a closed system, however. Parts of the stack may be replaced by others, and since version 8.0 it can do without Redis.',
      },
      {
        verdict: 'softened',
        note: 'The doctrine itself allows substitutions, and version 8.0 made Redis optional. That customising takes time remains our judgement.',
        sources: [
          railsDoctrine,
          source({
            title: 'Rails 8.0: No PaaS Required',
            url: 'https://rubyonrails.org/2024/11/7/rails-8-no-paas-required',
            publisher: 'Ruby on Rails',
            publishedOn: '2024-11-07',
          }),
        ],
      },
    ),
    tested(
      claim(
        'ruby-on-rails-short-support-windows',
        'Short support windows',
        'A minor release of Rails gets bug fixes for one year and security fixes for two. An application that is to stay safe has to be upgraded within that time, and again within the next.',
      ),
      {
        verdict: 'holds',
        note: 'New in this edition. The rule was announced in October 2024 and stands in the maintenance policy.',
        sources: [railsMaintenance, railsSupportRule],
      },
    ),
  ],
}
