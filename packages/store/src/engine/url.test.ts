import { expect, test } from 'vitest'
import { databaseOf, passwordOf, serverOf, userOf, withDatabase, withUser } from './url.ts'

test('a usual URL', () => {
  const url = 'postgres://county:p%40ss@db.example:5433/wangdi?sslmode=require'
  expect([userOf(url), passwordOf(url), serverOf(url), databaseOf(url)]).toEqual([
    'county',
    'p@ss',
    'db.example:5433',
    'wangdi',
  ])
  expect(withUser(url, 'app', 'a/b')).toBe('postgres://app:a%2Fb@db.example:5433/wangdi?sslmode=require')
  expect(withDatabase(url, 'other')).toBe('postgres://county:p%40ss@db.example:5433/other?sslmode=require')
})

test('a Unix socket, where only a parameter can name the user', () => {
  const url = 'postgres:///wangdi?host=/var/run/postgresql'
  expect(serverOf(url)).toBe('/var/run/postgresql:5432')
  const other = withUser(url, 'app', 'secret')
  expect([userOf(other), passwordOf(other), databaseOf(other)]).toEqual(['app', 'secret', 'wangdi'])
})

test('no database named: that of the user', () => {
  expect(databaseOf('postgres://county@localhost')).toBe('county')
})
