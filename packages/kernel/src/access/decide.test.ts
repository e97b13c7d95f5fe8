import { describe, expect, test } from 'vitest'
import { type Actor, decide, rightsOf } from './decide.ts'
import type { RoleId } from './matrix.ts'

const actor = (role: RoleId, villages: number[], programmes: string[] = []): Actor => ({
  role,
  villages: new Set(villages),
  programmes,
})

describe('decide', () => {
  test('a village doctor reads and records for a resident of the own village', () => {
    expect(decide(actor('R01', [7]), 'R', 'D1', { village: 7 })).toEqual({ outcome: 'allow' })
    expect(decide(actor('R01', [7]), 'C', 'D1', { village: 7 })).toEqual({ outcome: 'allow' })
  })

  test('a resident of another village does not exist (T01)', () => {
    expect(decide(actor('R01', [7]), 'R', 'D1', { village: 8 })).toEqual({ outcome: 'deny', code: 'NOT_FOUND' })
  })

  test('an action beyond the role on a visible resident is forbidden', () => {
    expect(decide(actor('R01', [7]), 'A', 'D1', { village: 7 })).toEqual({ outcome: 'deny', code: 'FORBIDDEN' })
  })

  test('a function without an object is forbidden, not hidden', () => {
    expect(decide(actor('R01', [7]), 'L', 'D10')).toEqual({ outcome: 'deny', code: 'FORBIDDEN' })
  })

  test('identity is masked for whoever may only list it', () => {
    expect(decide(actor('R02', [7]), 'R', 'D3', { village: 7 })).toEqual({ outcome: 'masked' })
  })

  test('a county supervisor sees enrolled residents of the programmes of the post only', () => {
    const supervisor = actor('R09', [7, 8], ['one'])
    expect(decide(supervisor, 'R', 'D1', { village: 8, programmes: ['one', 'two'] })).toEqual({ outcome: 'allow' })
    expect(decide(supervisor, 'R', 'D1', { village: 8, programmes: ['two'] })).toEqual({
      outcome: 'deny',
      code: 'NOT_FOUND',
    })
    expect(decide(supervisor, 'R', 'D1', { village: 8 })).toEqual({ outcome: 'deny', code: 'NOT_FOUND' })
  })

  test.each(['R10', 'R20', 'R21', 'R22'] as const)('%s reads no resident', (role) => {
    expect(decide(actor(role, [7]), 'R', 'D1', { village: 7 })).toEqual({ outcome: 'deny', code: 'NOT_FOUND' })
    expect(decide(actor(role, [7]), 'R', 'D1')).toEqual({ outcome: 'deny', code: 'FORBIDDEN' })
  })

  test('a class without a cell is refused, also inside the own village', () => {
    expect(decide(actor('R02', [7]), 'R', 'D4', { village: 7 }).outcome).toBe('deny')
  })
})

test('rights are listed as action and class', () => {
  expect(rightsOf('R22')).toEqual(['L:D10', 'R:D10', 'L:D11', 'R:D11', 'X:D11'])
})
