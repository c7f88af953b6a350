import {describe, expect, it} from 'vitest'

import {ConfigError, readLakeConfig} from './config.ts'

describe('readLakeConfig', () => {
  it('works without any variable, on loopback, with secrets nobody can guess', () => {
    const config = readLakeConfig({})
    expect(config).toMatchObject({
      port: 3333,
      host: '127.0.0.1',
      projectId: 'perennial',
      dataset: 'production',
    })
    expect(config.generatedSecrets).toHaveLength(5)
    expect(readLakeConfig({}).writeToken).not.toBe(config.writeToken)
  })

  it('lets the pages of the site call, wherever its port is', () => {
    const {allowedOrigins} = readLakeConfig({PORT: '8080'})
    expect(allowedOrigins).toEqual(['http://localhost:8080', 'http://127.0.0.1:8080'])
  })

  it('takes a list of origins with spaces and closing slashes', () => {
    const {allowedOrigins} = readLakeConfig({LAKE_ALLOWED_ORIGINS: 'https://a.example/, http://b.example:81'})
    expect(allowedOrigins).toEqual(['https://a.example', 'http://b.example:81'])
  })

  it('counts an empty variable as unset', () => {
    expect(readLakeConfig({LAKE_PORT: '', SANITY_API_READ_TOKEN: ''}).port).toBe(3333)
  })

  it('serves others only with secrets of their own', () => {
    const secrets = {
      SANITY_API_READ_TOKEN: 'r'.repeat(32),
      SANITY_API_WRITE_TOKEN: 'w'.repeat(32),
      LAKE_ADMIN_TOKEN: 'a'.repeat(32),
      LAKE_EDITOR_PASSWORD: 'correct horse',
      SANITY_WEBHOOK_SECRET: 's'.repeat(32),
    }
    const open = {LAKE_HOST: '0.0.0.0', ...secrets}
    expect(readLakeConfig(open).generatedSecrets).toEqual([])
    expect(() => readLakeConfig({...open, LAKE_ADMIN_TOKEN: ''})).toThrow(
      /LAKE_ADMIN_TOKEN would be generated/,
    )
    expect(() => readLakeConfig({...open, LAKE_GENERATED_SECRETS: 'true'})).toThrow(ConfigError)
  })

  it('names every variable that cannot be used in one line', () => {
    const read = () => readLakeConfig({LAKE_PORT: '99999', LAKE_LOG: 'loud'})
    expect(read).toThrow(/^LAKE_PORT is "99999": .*; LAKE_LOG is "loud": use silent or error$/)
  })
})
