import {fact, followed, popularity2025} from '../fact.ts'
import {ids} from '../ids.ts'
import {popularity} from '../popularity.ts'
import {article, bullet, callout, code, heading, paragraph} from '../richText.ts'
import type {SeedFramework} from '../seedDocument.ts'
import {source} from '../source.ts'
import {expressHistory, expressTimeline} from '../sources.ts'

const server = `import express from "express";

const app = express();

app.get("/editions/:year", async (request, response) => {
  response.json(await findEdition(request.params.year));
});

app.listen(3000);`

export const express: SeedFramework = {
  _id: ids.express,
  _type: 'framework',
  name: 'Express',
  slug: {_type: 'slug', current: 'express'},
  summary:
    'An application framework for Node.js, with which the backend is written in the language of the browser.',
  language: 'JavaScript',
  licence: 'MIT',
  creators: ['TJ Holowaychuk'],
  firstReleased: '2010-01-03',
  links: [
    {_type: 'link', _key: 'home', label: 'Home page', url: 'https://expressjs.com/'},
    {_type: 'link', _key: 'repository', label: 'Repository', url: 'https://github.com/expressjs/express'},
    {_type: 'link', _key: 'documentation', label: 'Documentation', url: 'https://expressjs.com/'},
  ],
  endOfLifeId: 'express',
  facts: [
    fact('first-release', 'First release', '0.0.1, 3 January 2010', '2026-10-15', expressHistory),
    followed(
      fact(
        'newest-release',
        'Newest release',
        '5.3.0',
        '2026-10-09',
        source({
          title: 'Express: releases',
          url: 'https://github.com/expressjs/express/releases',
          publisher: 'Express',
        }),
      ),
      'newestVersion',
    ),
    fact(
      'version-5',
      'Version 5',
      '5.0.0 on 9 September 2024; the default since 5.1.0, 31 March 2025',
      '2026-10-15',
      expressHistory,
      expressTimeline,
    ),
    followed(
      fact(
        'support',
        'Support',
        'Version 4 is to end no sooner than 1 October 2026',
        '2025-03-31',
        expressTimeline,
      ),
      'supportEnds',
      '4',
    ),
    popularity2025('20.5'),
  ],
  popularity: popularity(19.3, 21.2, 24.3, 23.5, 20.7, 19.1, 20.5),
  body: article(
    paragraph(
      'Express is a framework for applications on Node.js. TJ Holowaychuk released version 0.0.1 in January 2010. With it, client and backend are written in one language, which was the first reason given for it in ',
      {text: 'the edition of 2022', to: ids.edition2022},
      '. It stood fourth there under the name Express.js.',
    ),
    heading('Routes and handlers'),
    paragraph(
      'An application is a list of routes, each with a function that answers. Here ',
      {text: 'findEdition', mark: 'code'},
      ' stands for a function of your own that looks something up:',
    ),
    code('javascript', server, 'server.js'),
    heading('From callbacks to promises'),
    paragraph(
      'In 2022 callbacks were the point against Express. Version 5 changes that: when the promise of a handler is rejected, the error goes to the error handler. In the example above no line has to catch it. The documentation recommends ',
      {text: 'async functions', href: 'https://expressjs.com/en/guide/error-handling.html'},
      ' for such handlers.',
    ),
    callout(
      'note',
      'In June 2022 the current release was 4.18.1. In version 4 a rejected promise does not reach the error handler by itself: an application has to catch it and pass it on.',
    ),
    heading('Two versions at once'),
    bullet(
      {text: 'Version 5', mark: 'strong'},
      ' came out on 9 September 2024, and has been what one installs by default since 31 March 2025.',
    ),
    bullet(
      {text: 'Version 4', mark: 'strong'},
      ' was to be supported until 1 October 2026 at the least. A guide describes ',
      {text: 'the way to version 5', href: 'https://expressjs.com/en/guide/migrating-5.html'},
      '.',
    ),
    heading('The people around it'),
    paragraph(
      'When it announced version 5.1, the project counted nearly 17 million downloads a week. Of the frameworks in ',
      {text: 'this roundup', to: ids.roundup},
      ' it had the largest share in the survey of 2025; ',
      {text: 'Flask', to: ids.flask},
      ' came next.',
    ),
  ),
}
