import {fact, popularity2025} from '../fact.ts'
import {ids} from '../ids.ts'
import {popularity} from '../popularity.ts'
import {article, bullet, callout, code, heading, paragraph} from '../richText.ts'
import type {SeedFramework} from '../seedDocument.ts'
import {source} from '../source.ts'
import {flaskChanges, flaskSupport} from '../sources.ts'

const server = `from flask import Flask

app = Flask(__name__)

@app.get("/")
def home():
    return "It works."`

export const flask: SeedFramework = {
  _id: ids.flask,
  _type: 'framework',
  name: 'Flask',
  slug: {_type: 'slug', current: 'flask'},
  summary:
    'A microframework for Python: a small core that answers requests, and leaves nearly everything else to you.',
  language: 'Python',
  licence: 'BSD-3-Clause',
  creators: ['Armin Ronacher'],
  firstReleased: '2010-04-16',
  links: [
    {_type: 'link', _key: 'home', label: 'Home page', url: 'https://flask.palletsprojects.com/'},
    {_type: 'link', _key: 'repository', label: 'Repository', url: 'https://github.com/pallets/flask'},
    {_type: 'link', _key: 'documentation', label: 'Documentation', url: 'https://flask.palletsprojects.com/'},
  ],
  facts: [
    fact('first-release', 'First release', '0.1, 16 April 2010', '2026-10-15', flaskChanges),
    fact(
      'newest-release',
      'Newest release',
      '3.1.3',
      '2026-02-18',
      source({
        title: 'Flask: releases',
        url: 'https://github.com/pallets/flask/releases',
        publisher: 'Pallets',
      }),
    ),
    fact(
      'support',
      'Support',
      'Only the latest release is supported; there is no long-term support',
      '2026-10-15',
      flaskSupport,
    ),
    popularity2025('14.8'),
  ],
  popularity: popularity(11.8, 14.2, 16.5, 14.9, 13, 13.8, 14.8),
  body: article(
    paragraph(
      'Flask runs a web server and stays out of the way of the rest. Armin Ronacher released version 0.1 in April 2010. Hobbyists, students and businesses use it, and it stood first among the ',
      {text: 'backend frameworks of 2022', to: ids.edition2022},
      '.',
    ),
    heading('A server in five lines'),
    paragraph(
      'Not counting the empty ones, five lines of Python make a server with one page. The object named ',
      {text: 'app', mark: 'code'},
      ' is the application; the line that starts with ',
      {text: '@', mark: 'code'},
      ' says which address the function below it answers.',
    ),
    code('python', server, 'server.py'),
    paragraph('One command starts it, with the debugger at hand:'),
    code('bash', 'flask --app server run --debug'),
    callout(
      'note',
      'Starting a server with the --app option came with Flask 2.2. In June 2022 the current release was 2.1.2, which had to be told the application in another way.',
    ),
    heading('What Flask leaves to you'),
    paragraph(
      'The small core is a decision, and the documentation ',
      {text: 'gives its reasons', href: 'https://flask.palletsprojects.com/en/stable/design/'},
      '. It means that a project chooses for itself:',
    ),
    bullet({text: 'How it stores data.', mark: 'strong'}, ' Flask has no database layer.'),
    bullet({text: 'How it checks what people send.', mark: 'strong'}, ' There is no form library.'),
    bullet(
      {text: 'How the code is laid out.', mark: 'strong'},
      ' Nothing is prescribed; blueprints, application factories and patterns for large applications are documented for those who want a path to follow.',
    ),
    paragraph(
      'Each of these choices has to be made, tested and kept up by the team. ',
      {text: 'Django', to: ids.django},
      ', the other Python framework here, makes many of them for you.',
    ),
    heading('Finding faults'),
    paragraph(
      'Two things are there from the start. When a request fails in development, ',
      {text: 'the debugger of Werkzeug', href: 'https://flask.palletsprojects.com/en/stable/debugging/'},
      ' shows where. And for tests there is ',
      {text: 'a client', href: 'https://flask.palletsprojects.com/en/stable/testing/'},
      ' that sends requests to the application without a running server.',
    ),
    heading('Releases and support'),
    paragraph(
      'The maintainers support the latest release and no other. Whoever runs Flask should plan to follow its releases, because fixes are not carried back to earlier ones.',
    ),
  ),
}
