import { expect, test } from 'vitest'
import { dutyConflict } from './duty.ts'
import type { RoleId } from './matrix.ts'

test.each<[RoleId, RoleId[], RoleId[], boolean]>([
  ['R01', ['R20'], [], true],
  ['R20', ['R21'], [], true],
  ['R21', [], ['R20'], true],
  ['R22', [], [], false],
  ['R20', ['R20'], [], false],
  ['R02', ['R01', 'R08'], [], false],
  ['R08', [], ['R22'], true],
])('granting %s to a holder of %j (same person elsewhere %j): conflict %s', (role, held, same, conflict) => {
  expect(dutyConflict(role, held, same)).toBe(conflict)
})
