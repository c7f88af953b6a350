import type {Context} from 'hono'
import type {ContentfulStatusCode} from 'hono/utils/http-status'

import {limits} from '../limits.ts'
import type {Json, JsonObject} from '../store/documentTypes.ts'

/** A reply that is not a success: its status and its JSON body, exactly as the client reads them. */
export class LakeError extends Error {
  readonly status: ContentfulStatusCode
  readonly body: JsonObject
  readonly headers: Record<string, string>

  constructor(
    status: ContentfulStatusCode,
    body: JsonObject,
    message: string,
    headers: Record<string, string> = {},
  ) {
    super(message)
    this.name = 'LakeError'
    this.status = status
    this.body = body
    this.headers = headers
  }

  /** The error as the reply to a request. */
  toResponse(context: Context): Response {
    return context.json(this.body, this.status, this.headers)
  }
}

/**
 * An error as the data endpoints write it: `{error: {type, description, …}}`.
 * https://www.sanity.io/docs/http-reference
 */
export function dataError(
  status: ContentfulStatusCode,
  type: string,
  description: string,
  details: {[key: string]: Json} = {},
): LakeError {
  return new LakeError(status, {error: {...details, type, description}}, description)
}

/** An error as the project endpoints write it: `{statusCode, error, message}`. */
export function projectError(
  status: ContentfulStatusCode,
  error: string,
  message: string,
  errorCode?: string,
): LakeError {
  return new LakeError(
    status,
    {statusCode: status, error, message, ...(errorCode ? {errorCode} : {})},
    message,
  )
}

/** 400: the request is not what the endpoint takes. */
export function badRequest(description: string, details: {[key: string]: Json} = {}): LakeError {
  return dataError(400, 'httpBadRequest', description, details)
}

/** 404 for an endpoint or a thing by that name. */
export function notFound(message: string): LakeError {
  return projectError(404, 'Not Found', message)
}

/** 413: a body over its limit. */
export function bodyTooLarge(limitBytes: number): LakeError {
  return dataError(
    413,
    'requestBodyTooLarge',
    `The request body is larger than the limit of ${limitBytes} bytes`,
  )
}

/** 414: an address over its limit. */
export function urlTooLong(limitLength: number): LakeError {
  const description = `The address is longer than ${limitLength} characters: send the query by POST`
  return dataError(414, 'requestUrlTooLong', description)
}

/** 401: the token is unknown, ended, or missing where one is needed. */
export function unauthorized(message = 'Unauthorized - Session not found'): LakeError {
  return projectError(401, 'Unauthorized', message, 'SIO-401-ANF')
}

/** 403: the role does not reach. */
export function insufficientPermissions(permission: string): LakeError {
  const description = `Insufficient permissions; permission "${permission}" required`
  return dataError(403, 'insufficientPermissionsError', description)
}

/** 429 (the client has too much under way) or 503 (the lake has), with when to come back. */
export function retryLater(status: 429 | 503, description: string): LakeError {
  const type = status === 429 ? 'tooManyRequestsError' : 'serviceUnavailableError'
  const headers = {'retry-after': String(limits.retryAfterSeconds)}
  return new LakeError(status, {error: {type, description}}, description, headers)
}
