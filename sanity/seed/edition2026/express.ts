import {claim, retired, tested} from '../claim.ts'
import {ids} from '../ids.ts'
import type {SeedEntry} from '../seedDocument.ts'
import {source} from '../source.ts'
import {expressErrorHandling, expressMigration, expressTimeline} from '../sources.ts'
import {claimOf2022} from './claimOf2022.ts'

export const express2026: SeedEntry = {
  _type: 'entry',
  _key: 'express',
  position: 1,
  framework: {_type: 'reference', _ref: ids.express},
  summary:
    'Express is an application framework for Node.js. It lets client and backend be written in one language, JavaScript. Version 5, the default since March 2025, answers what we held against it in 2022, and leaves the users of version 4 with a move to make.',
  advantages: [
    tested(claimOf2022('express-one-language'), {
      verdict: 'holds',
      note: 'Node.js still describes itself as an environment that runs JavaScript on servers. How much time one language saves a team is not measured there.',
      sources: [
        source({
          title: 'Node.js — Run JavaScript Everywhere',
          url: 'https://nodejs.org/',
          publisher: 'OpenJS Foundation',
        }),
      ],
    }),
    tested(
      {
        ...claimOf2022('express-large-community'),
        body: 'A large community stands behind Express: the project counted nearly 17 million downloads a week when it announced version 5.1. Whoever starts a project with it finds ample help for the first steps.',
      },
      {
        verdict: 'sharpened',
        note: 'Now with a figure. It is from March 2025, and it counts downloads, not people.',
        sources: [expressTimeline],
        shelfLifeMonths: 6,
      },
    ),
    tested(
      claim(
        'express-rejected-promises-are-handled',
        'Rejected promises are handled',
        'Since version 5 a handler can be an async function, and Express sees to its failures: when the promise is rejected, the error goes to the error handler. In version 4 an application had to catch each such error and pass it on itself.',
      ),
      {
        verdict: 'holds',
        note: 'New in this edition. The guide to version 5 describes the change, and async functions are the recommended way to write such a handler.',
        sources: [expressErrorHandling, expressMigration],
      },
    ),
  ],
  disadvantages: [
    tested(
      claim(
        'express-version-4-is-near-its-end',
        'Version 4 is near its end',
        'Version 4 has had security patches and urgent fixes only since April 2025, and its end was set for 1 October 2026 at the earliest. That day has passed. An application that still runs on it has to move to version 5, and some of the changes must be made by hand.',
      ),
      {
        verdict: 'holds',
        note: 'New in this edition. The project calls its dates goals rather than commitments, and may keep version 4 up for longer. A guide describes the move.',
        sources: [expressTimeline, expressMigration],
        shelfLifeMonths: 6,
      },
    ),
  ],
}

export const expressCallbacks = retired(claimOf2022('express-callbacks'), {
  verdict: 'outdated',
  note: 'Version 5 passes a rejected promise of a handler to the error handler, and async functions are the recommended way to write one. Code for Express need no longer be built of callbacks, so the complaint of 2022 is not repeated.',
  sources: [expressErrorHandling, expressMigration],
})
