import {Hono} from 'hono'

import type {LakeEnv} from '../../http/env.ts'
import {projectError} from '../../http/errors.ts'
import {listAccessRoles, listRoles, requestRole} from './accessRoles.ts'
import {acl} from './acl.ts'
import {checkCors} from './checkCors.ts'
import {setUpComments} from './comments.ts'
import {changeOrigins, listOrigins} from './corsOrigins.ts'
import {followJob, putDatasetCopy} from './datasetCopy.ts'
import {createDataset, deleteDataset, editDataset, listDatasets} from './datasets.ts'
import {features} from './features.ts'
import {grants} from './grants.ts'
import {hostedOnlyRoutes} from './hostedOnly.ts'
import {getKeyValues, putKeyValues} from './keyvalue.ts'
import {getProject, listProjects} from './projects.ts'
import {releaseLimits} from './releaseLimits.ts'
import {robotRoutes} from './robots.ts'
import {userGrants} from './userGrants.ts'
import {getCurrentUser, getUsers, listUsers} from './users.ts'

/** The project and its people, and whatever else the Studio asks for beside documents. */
export function projectRoutes(): Hono<LakeEnv> {
  const routes = new Hono<LakeEnv>()
  for (const path of ['/projects/:projectId', '/projects/:projectId/*', '/access/project/:projectId/*']) {
    routes.use(path, async (context, next) => {
      const {projectId} = context.get('lake').config
      if (context.req.param('projectId') !== projectId) {
        throw projectError(404, 'Not Found', `This lake holds the project "${projectId}" only`, 'SIO-404-PNF')
      }
      await next()
    })
  }
  for (const path of ['/datasets/:name', '/projects/:projectId/datasets/:name']) {
    routes.put(path, createDataset).patch(path, editDataset).delete(path, deleteDataset)
  }
  return routes
    .get('/users/me', getCurrentUser)
    .get('/users/me/grants', userGrants)
    .get('/users/me/keyvalue/:keys', getKeyValues)
    .put('/users/me/keyvalue', putKeyValues)
    .get('/users/:ids', getUsers)
    .get('/projects', listProjects)
    .get('/projects/:projectId', getProject)
    .get('/datasets', listDatasets)
    .get('/projects/:projectId/datasets', listDatasets)
    .get('/projects/:projectId/datasets/:dataset/acl', acl)
    .put('/datasets/:dataset/copy', putDatasetCopy)
    .put('/projects/:projectId/datasets/:dataset/copy', putDatasetCopy)
    .get('/jobs/:jobId/listen', followJob)
    .post('/comments/:dataset/setup', setUpComments)
    .get('/projects/:projectId/grants', grants)
    .get('/projects/:projectId/roles', listRoles)
    .get('/access/project/:projectId/roles', listAccessRoles)
    .post('/access/project/:projectId/requests', requestRole)
    .get('/projects/:projectId/users', listUsers)
    .get('/projects/:projectId/cors', listOrigins)
    .post('/projects/:projectId/cors', changeOrigins)
    .delete('/projects/:projectId/cors/:originId', changeOrigins)
    .route('/', robotRoutes())
    .get('/projects/:projectId/new-content-release-allowed', releaseLimits)
    .get('/features', features)
    .get('/check/cors', checkCors)
    .route('/', hostedOnlyRoutes())
}
