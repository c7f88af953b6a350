import {Hono} from 'hono'

import {authorize} from '../../auth/roles.ts'
import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {decodeMutateRequest} from '../../mutations/decode.ts'
import {transactSelected} from '../../mutations/select.ts'

/** `POST /data/mutate/:dataset`: a transaction of mutations, all or nothing. */
export function mutateRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().post('/data/mutate/:dataset', async (context) => {
    authorize(context, 'mutate')
    const {mutations, ...options} = decodeMutateRequest(await readJson(context), context.req.query())
    const lake = context.get('lake')
    const author = context.get('identity').userId
    const {transactionId, results} = await transactSelected(lake, mutations, {...options, author})

    if (options.returnDocuments) return context.json({transactionId, results})
    if (!options.returnIds) return context.json({transactionId, results: []})
    return context.json({transactionId, results: results.map(({id, operation}) => ({id, operation}))})
  })
}
