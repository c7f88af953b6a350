import {siteWebhook} from '../../sanity/webhook.ts'
import type {Stack} from './stack.ts'

/** Has the lake report nothing until what is returned is called. */
export async function withoutWebhook(stack: Pick<Stack, 'client' | 'lake'>): Promise<() => Promise<void>> {
  const {projectId} = stack.client.config()
  const hooks = stack.client.withConfig({
    apiVersion: '2021-03-25',
    useProjectHostname: false,
    token: stack.lake.env.LAKE_ADMIN_TOKEN ?? '',
  })
  const path = `/hooks/projects/${projectId}`
  const all: {id: string; name: string}[] = await hooks.request({url: path})
  const id = all.find(({name}) => name === siteWebhook.name)?.id
  const turn = async (isDisabledByUser: boolean) => {
    await hooks.request({url: `${path}/${id}`, method: 'PATCH', body: {isDisabledByUser}})
  }
  await turn(true)
  return async () => turn(false)
}
