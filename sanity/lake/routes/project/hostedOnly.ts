import {Hono} from 'hono'

import type {LakeEnv} from '../../http/env.ts'
import type {Json} from '../../store/documentTypes.ts'

/** What the Studio asks about things that only the hosted service has, and the true answer here: there is none. */
const nothing: Record<string, Json> = {
  '/journey/announcements': [],
  '/journey/trial': {},
  '/journey/unclaimed-project': {},
  // Offers to buy what a plan of the hosted service lacks: `/journey/asset-limit`, `/journey/comments` and so on.
  '/journey/:offer': null,
  '/help': {},
  '/intake/telemetry-status': {status: 'denied'},
  '/geoip/country': {isoCode: null},
  '/access/requests/me': [],
  '/projects/:projectId/user-applications': [],
  // There are no other names for datasets, and nobody is invited.
  '/projects/:projectId/datasets/copy': [],
  '/aliases': [],
  '/projects/:projectId/aliases': [],
  '/invitations/project/:projectId': [],
  // How long an archived release is kept: the Studio names the day of its end when there is one.
  '/subscriptions/project/:projectId': {
    featureTypes: {retention: {features: [{attributes: {maxRetentionDays: null}}]}},
  },
  '/media-libraries': {data: []},
  '/data/references/:dataset/documents/:documentId/to': {totalCount: 0, references: []},
}

/** Endpoints for what exists at the hosted service only. */
export function hostedOnlyRoutes(): Hono<LakeEnv> {
  const routes = new Hono<LakeEnv>()
  for (const [path, answer] of Object.entries(nothing)) routes.get(path, (context) => context.json(answer))
  return (
    routes
      // A tab that closes sends its telemetry without asking whether any is wanted: it is dropped unread.
      .post('/intake/batch', (context) => context.body(null, 204))
      // No content is how a server tells an event source never to ask again: an agent's bundles will not come.
      .get('/agent/:organizationId/bundles/mine/listen', (context) => context.body(null, 204))
  )
}
