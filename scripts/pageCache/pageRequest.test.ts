import {IncomingMessage} from 'node:http'
import {Socket} from 'node:net'

import {expect, test} from 'vitest'

import {pageRequest} from './pageRequest.ts'

function requestFor(url: string, headers: Record<string, string> = {}, method = 'GET'): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), {url, method, headers})
}

test('a page is known by its path, whatever the query, and apart by the kind of text that is wanted', () => {
  const html = {key: '/a', accept: 'text/html'}
  expect(pageRequest(requestFor('/a'))).toEqual({...html, url: '/a'})
  expect(pageRequest(requestFor('/a?utm=1', {}, 'HEAD'))).toEqual({...html, url: '/a?utm=1'})
  expect(pageRequest(requestFor('/a', {accept: 'text/html, text/markdown;q=0.5'}))).toMatchObject(html)
  expect(pageRequest(requestFor('/a', {accept: 'text/markdown'}))).toEqual({
    key: '/a text/markdown',
    url: '/a',
    accept: 'text/markdown',
  })
  for (const path of ['/', '/a/feed.xml', '/a/2026.md', '/llms.txt', '/v1.2.3.md', '/searching', '/apiary'])
    expect(pageRequest(requestFor(path))?.key).toBe(path)
})

test('what is no page, what is for one person and what the framework’s router wants is left alone', () => {
  for (const path of [
    '/api/health',
    '/api',
    '/studio',
    '/studio/structure',
    '/_next/static/x.js',
    '/images/a/b.png',
    '/share/a.png',
    '/reader/theme.js',
    '/sign-off/token',
    '/search?q=a',
    '/compare/pick?a=b',
    '/icon.svg',
    '/offline.js',
    '/a?_rsc=1',
  ])
    expect(pageRequest(requestFor(path)), path).toBeNull()
  const marks: Record<string, string>[] = [
    {authorization: 'Bearer x'},
    {cookie: 'a=b; __prerender_bypass=x'},
    {cookie: '__next_preview_data=x'},
    {rsc: '1'},
    {'next-action': 'x'},
    {'next-router-state-tree': 'x'},
  ]
  for (const headers of marks)
    expect(pageRequest(requestFor('/a', headers)), JSON.stringify(headers)).toBeNull()
  expect(pageRequest(requestFor('/a', {}, 'POST'))).toBeNull()
  expect(pageRequest(requestFor('/a', {cookie: 'theme=dark'}))).not.toBeNull()
})

test('an address that could be read as another one is not looked up', () => {
  for (const path of [
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/a/../api/search',
    '/a/%2e%2E/api/search',
    '/./api',
    '/a/.%2e',
    'http://elsewhere.example/a',
    '*',
    '',
  ])
    expect(pageRequest(requestFor(path)), path).toBeNull()
})
