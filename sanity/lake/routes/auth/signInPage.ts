import {createHash} from 'node:crypto'

import {html, raw} from 'hono/html'
import type {HtmlEscapedString} from 'hono/utils/html'

import {limits} from '../../limits.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const style = `
:root {
  color-scheme: light dark;
  --paper: #faf8f3; --ink: #23211c; --quiet: #6a665b; --line: #d9d4c6; --accent: #1f5f4a; --onAccent: #fff; --alarm: #9c2f1f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191813; --ink: #ece8dc; --quiet: #a39d8d; --line: #3b382f; --accent: #7fc4a8; --onAccent: #10231c; --alarm: #f0967f;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  min-height: 100vh; padding: 2rem 1.5rem; display: grid; place-items: center;
  background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
}
main { width: 100%; max-width: 22rem; border-top: 1px solid var(--ink); padding-top: 1.5rem; }
h1 { font: 500 2rem/1.15 'Source Serif 4', Charter, 'Bitstream Charter', Georgia, serif; letter-spacing: -0.01em; }
h1 + p { color: var(--quiet); margin-top: 0.5rem; }
form { display: grid; gap: 1.25rem; margin-top: 1.75rem; }
label { display: grid; gap: 0.375rem; font-size: 0.875rem; font-weight: 500; }
input {
  width: 100%; padding: 0.625rem 0.75rem; border: 1px solid var(--quiet); border-radius: 2px;
  background: transparent; color: inherit; font: inherit; font-size: 1rem; font-weight: 400;
}
button {
  padding: 0.75rem 1rem; border: 0; border-radius: 2px; cursor: pointer;
  background: var(--accent); color: var(--onAccent); font: inherit; font-weight: 600;
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[role=alert] { color: var(--alarm); border-left: 2px solid; padding-left: 0.75rem; margin-top: 1.5rem; }
small { display: block; margin-top: 1.75rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.8125rem; }
code { font-family: ui-monospace, monospace; font-size: 0.95em; }
`

/** What the page's content security policy allows as a style: this sheet and no other. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

interface Shown {
  name?: string
  /** What went wrong the last time. */
  problem?: string
  /** Whether people have passwords of their own. */
  hasAccounts: boolean
}

const sharedHint = html`The password was printed when Perennial started; it is kept in
  <code>.env.local</code> as <code>LAKE_EDITOR_PASSWORD</code>. Your name is shown beside what you change.`
const accountHint = html`An administrator gives accounts and new passwords with
  <code>npm run lake -- user</code>.`

/** The form that asks for a name and a password: one's own, or the shared one as long as there are no accounts. */
export function signInPage({name, problem, hasAccounts}: Shown): Html {
  const alert = problem ? html`<p role="alert" id="problem">${problem}</p>` : ''
  return layout(
    'Sign in',
    html`<h1>Perennial</h1>
      <p>Sign in to the Studio</p>
      ${alert}
      <form method="post">
        <label
          >Your name
          <input
            name="name"
            value="${name ?? (hasAccounts ? '' : 'Editor')}"
            autocomplete="username"
            required
            maxlength="${limits.maxPersonNameLength}"
          />
        </label>
        <label
          >Password
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            autofocus
            ${problem ? raw('aria-invalid="true" aria-describedby="problem"') : ''}
          />
        </label>
        <button>Sign in</button>
      </form>
      <small>${hasAccounts ? accountHint : sharedHint}</small>`,
  )
}

/** A page that says why there is nothing to fill in. */
export function refusalPage(message: string): Html {
  return layout(
    'Cannot sign in',
    html`<h1>Cannot sign in</h1>
      <p role="alert">${message}</p>`,
  )
}

function layout(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Perennial</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`
}
