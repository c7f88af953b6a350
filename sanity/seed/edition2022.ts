import {claim} from './claim.ts'
import {ids} from './ids.ts'
import {paragraphs} from './richText.ts'
import type {SeedEdition} from './seedDocument.ts'

/** The first edition, as it was published on 4 June 2022. */
export const edition2022: SeedEdition = {
  _id: ids.edition2022,
  _type: 'edition',
  roundup: {_type: 'reference', _ref: ids.roundup},
  year: 2022,
  headline: 'Top 5 Backend Frameworks in 2022',
  publishedAt: '2022-06-04T08:00:00Z',
  authors: [{_type: 'reference', _key: 'desk', _ref: ids.desk}],
  introduction: paragraphs(
    'Whoever starts a new web application has to choose a framework for its backend, and there are many to choose from. This edition takes the five that are most popular with developers and says of each why one would use it, and why one would not.',
    'The frameworks stand in order, the first on top. The order matters less than what stands under each name: read the advantages together with the disadvantages, and read both with your own project in mind.',
  ),
  entries: [
    {
      _type: 'entry',
      _key: 'flask',
      position: 1,
      framework: {_type: 'reference', _ref: ids.flask},
      summary:
        'Flask is a microframework for Python, made to run a web server and little else. It is common with hobbyists, students and businesses alike, and it is a good first framework to learn web development with.',
      advantages: [
        claim(
          'flask-simple',
          'Simple',
          'A development server takes about five lines of code. With so little standing between an idea and a running page, Flask is often chosen for projects that are small, or that are not meant to live long.',
        ),
        claim(
          'flask-easy-to-learn',
          'Easy to learn',
          'There is little to Flask, and so there is little to learn before it is of use. Students choose it for that reason. It is more than a classroom tool all the same: companies run it in production.',
        ),
        claim(
          'flask-debugging-and-unit-testing',
          'Debugging and unit testing',
          'A debugger comes with Flask, and so does good support for unit tests. A developer can find out what went wrong, and can keep it from going wrong again, without first choosing tools for either.',
        ),
      ],
      disadvantages: [
        claim(
          'flask-complex-projects',
          'Complex projects get more complex',
          'The core of Flask is small, and it brings little tooling for large code bases. As an application grows, its code can become hard to follow. Bigger teams therefore often take another framework.',
        ),
        claim(
          'flask-higher-maintenance',
          'Higher maintenance',
          'Little comes out of the box, so a team writes many features itself, and then has to test and maintain them as well. Over time this work turns into technical debt, and the debt slows the team down.',
        ),
      ],
    },
    {
      _type: 'entry',
      _key: 'django',
      position: 2,
      framework: {_type: 'reference', _ref: ids.django},
      summary:
        'Django is a Python framework too, and has long been a powerhouse for start-ups and large companies. It has more of the features that enterprise teams like, and is one of the most mature and trusted frameworks of all.',
      advantages: [
        claim(
          'django-more-features',
          'More features',
          'An ORM, authentication and an admin interface are included, and they are stable and tested. A team that uses them saves the time to build such parts itself, and the upkeep afterwards.',
        ),
        claim(
          'django-scalability',
          'Scalability',
          'Django is made to serve very many users. Netflix and Pinterest are named among the companies that use it. For a team that expects its audience to grow, that speaks for beginning with Django.',
        ),
        claim(
          'django-large-community',
          'Large community',
          'Django is mature, and millions of developers make up its community. Many questions that come up in daily work have been asked before, and answered.',
        ),
      ],
      disadvantages: [
        claim(
          'django-higher-learning-curve',
          'Higher learning curve',
          'Django is steeper to learn than other frameworks. Much is built in, and not all of it is easy to grasp. Even a small project takes some effort before it stands.',
        ),
      ],
    },
    {
      _type: 'entry',
      _key: 'ruby-on-rails',
      position: 3,
      framework: {_type: 'reference', _ref: ids.rubyOnRails},
      summary:
        'Ruby on Rails is a web framework for the Ruby language. First released in the early 2000s, it is a mature choice, and one that seasoned web developers like.',
      advantages: [
        claim(
          'ruby-on-rails-easy-to-use',
          'Easy to use',
          'The syntax is readable, and an application takes less code. Less code makes for faster development: there is less to write, and less to read again later.',
        ),
        claim(
          'ruby-on-rails-gems',
          'Gems',
          'Gems are open-source libraries that extend an application, and there are many of them. Whatever the need at hand, there is usually a gem for it, so that a team can build on work that is already done.',
        ),
        claim(
          'ruby-on-rails-active-community',
          'Active community',
          'Rails is widely used in industry, and support for it is found everywhere. The community does not only answer questions: its contributors go on extending the framework itself.',
        ),
      ],
      disadvantages: [
        claim(
          'ruby-on-rails-runtime-performance',
          'Runtime performance',
          'That Rails runs slowly is a long-standing complaint. It is often put down to how database and servers are set up, which experienced developers can cure. It remains a point to weigh.',
        ),
        claim(
          'ruby-on-rails-lack-of-flexibility',
          'Lack of flexibility',
          'Customising Rails can be hard. Migrations, custom routes and the like may resist what a project wants of them, and development takes longer for it.',
        ),
      ],
    },
    {
      _type: 'entry',
      _key: 'express',
      position: 4,
      framework: {_type: 'reference', _ref: ids.express},
      summary:
        'Express.js is an application framework for Node.js. It lets client and backend be written in one language, JavaScript.',
      advantages: [
        claim(
          'express-one-language',
          'One language for frontend and backend',
          'With Express the backend is written in JavaScript, as the frontend is. For some teams this saves development time and effort, because the same people can work on both sides without changing language.',
        ),
        claim(
          'express-large-community',
          'Large community',
          'A large community stands behind Express. Whoever starts a project with it finds ample help for the first steps.',
        ),
      ],
      disadvantages: [
        claim(
          'express-callbacks',
          'Callbacks',
          'Node.js is single-threaded, with an event loop, and code for it is written with callbacks. Callbacks tangle easily, into what is known as “callback hell”. Developers who rarely work with them find the result confusing.',
        ),
      ],
    },
    {
      _type: 'entry',
      _key: 'laravel',
      position: 5,
      framework: {_type: 'reference', _ref: ids.laravel},
      summary:
        'Laravel is the leading web framework for PHP. It is lightweight, and handles caching, routing, authentication and sessions.',
      advantages: [
        claim(
          'laravel-php',
          'PHP',
          'PHP has long been one of the most popular languages for the web, so there are many experienced PHP developers. Those among them who look for the best framework in their language come upon Laravel.',
        ),
        claim(
          'laravel-great-documentation',
          'Great documentation',
          'The documentation is thorough and simple, and it is complete for each version. Newcomers find it easy to start.',
        ),
      ],
      disadvantages: [
        claim(
          'laravel-lack-of-long-term-support',
          'Lack of long-term support',
          'Laravel has met with some criticism for its lack of long-term support. An update may bring small issues with it. With care they can be kept small.',
        ),
      ],
    },
  ],
  closing: paragraphs(
    'Do not choose a framework from a list because it sounds best there, and not from this list either. Weigh what constrains your own project, in the short term and in the long term.',
    'Take a Django application that could scale to tens of millions of users. If it needs six more months, and the money runs out in those months, then Django is the wrong choice for it, however well it would have scaled.',
  ),
}
