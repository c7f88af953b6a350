import {type Context, Hono} from 'hono'
import {z} from 'zod'

import {openAccountTable} from '../../auth/accounts.ts'
import {openAttemptLimit} from '../../auth/attempts.ts'
import {openSignInSession, recognize} from '../../auth/login.ts'
import {personIdOf} from '../../auth/people.ts'
import {readReturnAddress, type ReturnAddress} from '../../auth/returnAddress.ts'
import {readForm} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {limits} from '../../limits.ts'
import type {Project} from '../../project.ts'
import {refusalPage, signInPage, styleSource} from './signInPage.ts'

const formSchema = z.object({
  name: z.string().trim().min(1).max(limits.maxPersonNameLength),
  password: z.string().min(1).max(limits.maxPasswordLength),
})

/**
 * `GET` and `POST /auth/login?origin=…`: the page where a person types name and password. It then sends the browser back to
 * `origin`, which must be on the list of allowed origins, with `#sid=…` for the Studio to exchange at `/auth/fetch`; or to
 * the `sanity login` that waits on this machine.
 */
export function signIn(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/', (context) => {
      const target = returnAddress(context)
      return target ? page(context, 200, target, form(context)) : refuseOrigin(context)
    })
    .post('/', async (context) => {
      const target = returnAddress(context)
      if (!target) return refuseOrigin(context)
      if (!isOwnForm(context)) {
        return page(
          context,
          403,
          null,
          refusalPage('This form was sent from another site. Open the Studio and sign in there.'),
        )
      }
      const project = context.get('project')
      const typed = formSchema.safeParse(await readForm(context))
      if (!typed.success)
        return page(context, 400, target, form(context, {problem: 'Enter your name and the password.'}))
      const {name, password} = typed.data

      const failures = openFailures(project, context.env.incoming.socket.remoteAddress ?? '', name)
      const waitMs = failures.waitMs()
      if (waitMs > 0) {
        context.header('retry-after', String(Math.ceil(waitMs / 1_000)))
        const minutes = Math.ceil(waitMs / 60_000)
        const problem = `Too many failed attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
        return page(context, 429, target, form(context, {name, problem}))
      }
      failures.count()
      const personId = await recognize(project, name, password)
      if (personId === null)
        return page(context, 401, target, form(context, {name, problem: 'That is not the password.'}))
      failures.clear()
      const lakeUrl = project.config.publicUrl ?? new URL(context.req.url).origin
      context.header('cache-control', 'no-store')
      return context.redirect(target.withSession(openSignInSession(project, personId), lakeUrl), 303)
    })
}

/** The attempts that count against a sign-in: those from the same address, and those under the same name. */
function openFailures({database, clock}: Project, address: string, name: string) {
  const bounds = {windowMs: limits.signInWindowMs, maxKeys: limits.maxRememberedSignInKeys}
  const byAddress = openAttemptLimit(database, {...bounds, maxAttempts: limits.maxFailedSignIns})
  const byName = openAttemptLimit(database, {...bounds, maxAttempts: limits.maxFailedSignInsPerName})
  const counted = [
    {limit: byAddress, key: `address ${address}`},
    {limit: byName, key: `name ${personIdOf(name)}`},
  ]
  const nowMs = clock.now().getTime()
  return {
    waitMs: () => Math.max(...counted.map(({limit, key}) => limit.waitMs(key, nowMs))),
    count: () => counted.forEach(({limit, key}) => limit.count(key, nowMs)),
    clear: () => counted.forEach(({limit, key}) => limit.clear(key)),
  }
}

/** The page with the form, in words that fit how people sign in here. */
function form(context: Context<LakeEnv>, shown: {name?: string; problem?: string} = {}) {
  const hasAccounts = !openAccountTable(context.get('project').database).isEmpty()
  return signInPage({...shown, hasAccounts})
}

function returnAddress(context: Context<LakeEnv>): ReturnAddress | null {
  return readReturnAddress(context.req.query(), context.get('project').config.allowedOrigins)
}

/** Browsers say truthfully where a form was sent from. Hosts are compared, because a proxy may have ended TLS. */
function isOwnForm(context: Context<LakeEnv>): boolean {
  return URL.parse(context.req.header('origin') ?? '')?.host === new URL(context.req.url).host
}

function refuseOrigin(context: Context<LakeEnv>): Response | Promise<Response> {
  const origin = context.req.query('origin')
  const message = origin
    ? `The Studio at ${origin} is not on the list of origins that may use this lake. Add its origin to LAKE_ALLOWED_ORIGINS and start the lake again.`
    : 'Open the Studio and sign in there: it says where to return to.'
  return page(context, 400, null, refusalPage(message))
}

/** Sends a page that no other site can frame or script, and whose form leads nowhere but back here and to `target`. */
function page(
  context: Context<LakeEnv>,
  status: 200 | 400 | 401 | 403 | 429,
  target: ReturnAddress | null,
  body: Parameters<typeof context.html>[0],
): Response | Promise<Response> {
  // Chromium holds the redirect after a form to form-action as well.
  const formAction = target ? `'self' ${target.origin}` : "'none'"
  context.header(
    'content-security-policy',
    `default-src 'none'; style-src ${styleSource}; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
  )
  context.header('x-content-type-options', 'nosniff')
  // Not no-referrer: with that, browsers hide the origin of the form as well.
  context.header('referrer-policy', 'same-origin')
  context.header('cache-control', 'no-store')
  return context.html(body, status)
}
