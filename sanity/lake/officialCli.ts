const localhostNames = new URL('./localhostNames.mjs', import.meta.url).href

/**
 * The variables with which the unmodified `sanity` command works on a lake instead of the hosted service.
 * `SANITY_INTERNAL_ENV` is where it takes another API address from; it puts the project id before the host, which is
 * why names such as `perennial.localhost` have to be found.
 *
 * @param url the lake's address, with a host name rather than an IP address, such as http://localhost:3333
 * @param env what is set already, for `NODE_OPTIONS`
 */
export function cliEnvironment(url: string, token: string, env: Record<string, string | undefined>) {
  return {
    SANITY_INTERNAL_ENV: url,
    SANITY_AUTH_TOKEN: token,
    NODE_OPTIONS: [env.NODE_OPTIONS, `--import=${localhostNames}`].filter(Boolean).join(' '),
  }
}
