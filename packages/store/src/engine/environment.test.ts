import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

test('nothing set: the embedded database and the usual port', () => {
  expect(readEnvironment({})).toMatchObject({ databaseUrl: null, dataFolder: null, port: 8080, portGiven: false })
})

test('an empty variable is as good as none', () => {
  expect(readEnvironment({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 8080 })
})

test.each([{ PORT: '0' }, { PORT: '99999' }, { PORT: 'web' }, { WANGDI_BLIND_KEY: 'short' }])(
  '%o is refused',
  (set) => {
    expect(() => readEnvironment(set)).toThrow(expect.objectContaining({ code: 'BAD_SETTING' }))
  },
)
