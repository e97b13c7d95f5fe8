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

describe('restricted classes', () => {
  const patient = { village: 7, programmes: ['one'] }

  test('a village doctor needs the person assigned by name; living in the village is not enough', () => {
    const doctor = actor('R01', [7])
    expect(decide(doctor, 'R', 'D4', patient)).toEqual({ outcome: 'deny', code: 'FORBIDDEN' })
    expect(decide(doctor, 'C', 'D4', { ...patient, assigned: ['D4'] })).toEqual({ outcome: 'allow' })
    expect(decide(doctor, 'C', 'D5', { ...patient, assigned: ['D4'] }).outcome).toBe('deny')
    expect(decide(doctor, 'U', 'D4', { ...patient, assigned: ['D4'] }).outcome).toBe('deny')
    expect(decide(actor('R01', [8]), 'R', 'D4', { ...patient, assigned: ['D4'] })).toEqual({
      outcome: 'deny',
      code: 'NOT_FOUND',
    })
  })

  test('a public-health doctor needs the programme in the post, to correct it is not enough', () => {
    const held = { ...actor('R02', [7]), held: ['D4'] as const }
    expect(decide(actor('R02', [7]), 'C', 'D4', patient).outcome).toBe('deny')
    expect(decide(held, 'C', 'D4', patient)).toEqual({ outcome: 'allow' })
    expect(decide(held, 'U', 'D4', patient).outcome).toBe('deny')
    expect(decide(held, 'R', 'D5', patient).outcome).toBe('deny')
  })

  test('the mental-health doctor reads what is general of enrolled persons only, and enrols within the area', () => {
    const doctor = actor('R06', [7], ['one'])
    expect(decide(doctor, 'R', 'D1', patient)).toEqual({ outcome: 'allow' })
    expect(decide(doctor, 'R', 'D1', { village: 7, programmes: ['two'] }).outcome).toBe('deny')
    expect(decide(doctor, 'C', 'D4', { village: 7 })).toEqual({ outcome: 'allow' })
    expect(decide(doctor, 'C', 'D1', patient).outcome).toBe('deny')
    expect(decide(actor('R06', [7]), 'R', 'D1', patient).outcome).toBe('deny')
  })

  test.each(['R08', 'R10'] as const)('%s sees sums, never a person', (role) => {
    expect(decide(actor(role, [7]), 'L', 'D4', patient).outcome).toBe('deny')
    expect(decide(actor(role, [7]), 'L', 'D4').outcome).toBe('deny')
    expect(rightsOf(role)).not.toContain('L:D4')
  })
})

test('rights are listed as action and class', () => {
  expect(rightsOf('R22')).toEqual(['L:D10', 'R:D10', 'L:D11', 'R:D11', 'X:D11'])
})
