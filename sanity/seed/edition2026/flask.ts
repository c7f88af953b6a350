import {claim, tested} from '../claim.ts'
import {ids} from '../ids.ts'
import type {SeedEntry} from '../seedDocument.ts'
import {source} from '../source.ts'
import {flaskChanges, flaskReadme, flaskSupport} from '../sources.ts'
import {claimOf2022} from './claimOf2022.ts'

export const flask2026: SeedEntry = {
  _type: 'entry',
  _key: 'flask',
  position: 2,
  framework: {_type: 'reference', _ref: ids.flask},
  summary:
    'Flask is a microframework for Python, made to run a web server and little else. It is still a good first framework to learn web development with. For anything larger, structure and further parts are the team’s to choose and to keep up.',
  advantages: [
    tested(claimOf2022('flask-simple'), {
      verdict: 'holds',
      note: 'The example in the README takes five lines of Python, not counting empty ones. Since version 2.2 a server can be started with “flask --app”.',
      sources: [flaskReadme, flaskChanges],
    }),
    tested(claimOf2022('flask-easy-to-learn'), {
      verdict: 'holds',
      note: 'An opinion, and we still hold it. The documentation names a quick and easy start as a goal; it has no figure for how well the goal is met.',
      sources: [
        source({
          title: 'Flask: documentation',
          url: 'https://flask.palletsprojects.com/',
          publisher: 'Pallets',
        }),
      ],
    }),
    tested(claimOf2022('flask-debugging-and-unit-testing'), {
      verdict: 'holds',
      note: 'The documentation describes both: the debugger of Werkzeug, and a test client that sends requests to the application without a running server.',
      sources: [
        source({
          title: 'Debugging Application Errors',
          url: 'https://flask.palletsprojects.com/en/stable/debugging/',
          publisher: 'Pallets',
        }),
        source({
          title: 'Testing Flask Applications',
          url: 'https://flask.palletsprojects.com/en/stable/testing/',
          publisher: 'Pallets',
        }),
      ],
    }),
  ],
  disadvantages: [
    tested(
      {
        ...claimOf2022('flask-complex-projects'),
        label: 'Structure is left to you',
        body: 'Flask prescribes no layout for a project, so a large code base is only as clear as its team makes it. The documentation does show a way: blueprints divide an application, factories create it, and there are patterns for large applications. Whether they are followed is up to the team.',
      },
      {
        verdict: 'softened',
        note: 'In 2022 this claim was headed “Complex projects get more complex”, and spoke of little tooling for large code bases. That was too strong: no layout is enforced, but patterns for large applications are documented.',
        sources: [
          flaskReadme,
          source({
            title: 'Patterns for Flask',
            url: 'https://flask.palletsprojects.com/en/stable/patterns/',
            publisher: 'Pallets',
          }),
        ],
      },
    ),
    tested(claimOf2022('flask-higher-maintenance'), {
      verdict: 'holds',
      note: 'By design: the project rules out a database layer and a form library in Flask itself, and leaves both to extensions.',
      sources: [
        source({
          title: 'Design Decisions in Flask',
          url: 'https://flask.palletsprojects.com/en/stable/design/',
          publisher: 'Pallets',
        }),
      ],
    }),
    tested(
      claim(
        'flask-only-the-latest-release-is-supported',
        'Only the latest release is supported',
        'The maintainers support the latest release of Flask and no other, and no release has long-term support. Whoever runs an application for years has to follow the releases, because fixes are not carried back to earlier ones.',
      ),
      {
        verdict: 'holds',
        note: 'New in this edition. The project stated it in a public discussion on 7 December 2023.',
        sources: [flaskSupport],
      },
    ),
  ],
}
