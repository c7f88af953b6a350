import {createHash} from 'node:crypto'

import fc from 'fast-check'
import {expect, test} from 'vitest'

import {contentSecurityPolicy} from './contentSecurity.ts'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

test('a page without scripts of its own allows those of the site only, and nothing from elsewhere', () => {
  const policy = contentSecurityPolicy('<p>Hello</p><script src="/a.js"></script>', null)
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).not.toContain('http')
  expect(contentSecurityPolicy('', 'https://cdn.example')).toContain(
    "img-src 'self' data: https://cdn.example;",
  )
})

test('a script in the page is allowed by its hash, as it stands: with entities, signs and line breaks', () => {
  const script = '\n  self.x = "&amp; <b> ü" // <p>\n'
  const policy = contentSecurityPolicy(`<p><script>${script}</script></p><SCRIPT>1</SCRIPT>`, null)
  expect(policy).toContain(`script-src 'self' ${hashOf(script)} ${hashOf('1')};`)
})

test('a style sheet in the page is allowed by its hash', () => {
  const style = 'a { content: "<b>"; }'
  expect(contentSecurityPolicy(`<style>${style}</style>`, null)).toContain(
    `script-src 'self'; style-src 'self' ${hashOf(style)};`,
  )
})

test('the tools of a preview may add a style sheet that is empty, and nothing else besides', () => {
  const page = '<p>Hello</p><style>a {}</style>'
  const [readers, previews] = [false, true].map((isPreview) => contentSecurityPolicy(page, null, {isPreview}))
  expect(previews).toBe(readers?.replace(hashOf('a {}'), `${hashOf('a {}')} ${hashOf('')}`))
})

test('data in a script element is not allowed to run', () => {
  expect(contentSecurityPolicy('<script type="application/ld+json">{}</script>', null)).toContain(
    "script-src 'self';",
  )
})

test('every script of a page is allowed, whatever stands around it', () => {
  const script = fc.stringMatching(/^[ -;=?-~\n]{1,60}$/)
  fc.assert(
    fc.property(fc.array(script), (scripts) => {
      const html = scripts.map((text) => `<div title="<script>"><script>${text}</script></div>`).join('&lt;')
      const policy = contentSecurityPolicy(html, null)
      for (const text of scripts) expect(policy).toContain(hashOf(text))
    }),
  )
})
