import type {Context} from 'hono'

import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'
import {addDataset} from './datasets.ts'

/**
 * `POST /comments/<dataset>/setup`: the add-on dataset where the Studio keeps comments and tasks, made when it is asked for the
 * first time. It is private: what editors say to each other is not for readers.
 */
export function setUpComments(context: Context<LakeEnv>): Response {
  authorize(context, 'setUpComments')
  const {dataset} = context.get('lake').config
  const project = context.get('project')
  if (project.dataset(dataset)?.addonFor) throw badRequest(`"${dataset}" is an add-on itself`)

  const known = project.datasets().find(({addonFor}) => addonFor === dataset)
  const datasetName = known?.name ?? `${dataset}-comments`
  if (!known) addDataset(context, datasetName, {aclMode: 'private', addonFor: dataset})
  return context.json({datasetName})
}
