import type {AuthConfig} from 'sanity'

/**
 * How the Studio signs in at the local lake: straight to the lake's own sign-in page, the only provider it names, and back with
 * a token kept in the browser. No cookies, so it makes no difference whether lake and Studio count as one site.
 */
export const lakeAuth: AuthConfig = {loginMethod: 'token', redirectOnSingle: true}
