import {badRequest} from '../http/errors.ts'
import type {QueryParams} from './parse.ts'

/**
 * The parameters of a query as addresses carry them: `$name`, with the value as JSON.
 * @throws LakeError 400 naming the parameter that is not JSON
 */
export function readQueryParams(search: Record<string, string>): QueryParams {
  const params: [string, unknown][] = []
  for (const [name, json] of Object.entries(search)) {
    if (name.startsWith('$')) params.push([name.slice(1), parseParam(name, json)])
  }
  return Object.fromEntries(params)
}

function parseParam(name: string, json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw badRequest(`The value of "${name}" is not JSON: ${json.slice(0, 100)}. Quote strings.`)
  }
}
