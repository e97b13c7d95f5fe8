import { expect, test } from 'vitest'
import { runRule } from '../../rule/run.ts'

test.each([
  ['SMD-30', { role: 'village_doctor', assigned: false, same_village: true, programme: 'smd' }, false],
  ['SMD-31', { role: 'county_bureau', programme: 'smd', view: 'patient' }, false],
  ['TB-34', { role: 'ph_doctor', assigned: false, programme: 'tb' }, false],
  ['assigned by name', { role: 'village_doctor', assigned: true, programme: 'smd' }, true],
  ['programme in the post', { role: 'ph_doctor', assigned: true, programme: 'tb' }, true],
  ['the mental-health doctor', { role: 'mental_doctor', programme: 'smd' }, true],
  ['the mental-health doctor, TB', { role: 'mental_doctor', programme: 'tb' }, false],
  ['sums for the bureau', { role: 'county_bureau', programme: 'smd', view: 'aggregate' }, true],
  ['sums for the record keeper', { role: 'record_keeper', programme: 'smd', view: 'aggregate' }, false],
  ['a general programme', { role: 'village_doctor', programme: 'htn' }, true],
])('access.canRead %s', (_, input, allowed) => {
  expect(runRule('access.canRead', input)).toMatchObject({ allowed })
})

test('report.suppress SMD-32', () => {
  const input = { cells: { A: 3, B: 12, C: 25 }, total: 40 }
  expect(runRule('report.suppress', input)).toEqual({
    cells: { A: '<5', B: '*', C: '25' },
    total: '40',
  })
})

test.each([
  ['T01', { role: 'R01', action: 'R', class: 'D1', in_scope: false }, false, 404],
  ['own village', { role: 'R01', action: 'R', class: 'D1', in_scope: true }, true, 200],
  ['D4 without assignment', { role: 'R01', action: 'R', class: 'D4', in_scope: true }, false, 403],
  ['D4 assigned', { role: 'R01', action: 'C', class: 'D4', in_scope: true, assigned: true }, true, 200],
  ['D4 in the post', { role: 'R02', action: 'C', class: 'D4', in_scope: true, post: ['smd'] }, true, 200],
  ['D4 not in the post', { role: 'R02', action: 'C', class: 'D4', in_scope: true, post: ['htn'] }, false, 403],
  [
    'conclusion of a record keeper',
    { role: 'R03', action: 'C', class: 'D1', in_scope: true, part: 'assessment' },
    false,
    403,
  ],
  ['accounts', { role: 'R20', action: 'C', class: 'D10', in_scope: true }, true, 200],
  ['administrator', { role: 'R20', action: 'R', class: 'D1', in_scope: true }, false, 404],
])('access.can %s', (_, input, allowed, http) => {
  expect(runRule('access.can', input)).toMatchObject({ allowed, http })
})

test.each([
  ['=1+1', 'text', "'=1+1"],
  [' +SUM(A1)', 'text', "' +SUM(A1)"],
  ['-', 'text', "'-"],
  [-3.5, 'number', '-3.5'],
  ['＝cmd', 'text', "'＝cmd"],
  ['A=1', 'text', 'A=1'],
])('export.cell %s', (value, column, exported) => {
  expect(runRule('export.cell', { value, column })).toEqual({ exported })
})

test.each([
  ['access.limit', { kind: 'reveal', count: 29 }, { allowed: true, alarm: false, http: 200, code: null }],
  ['access.limit', { kind: 'reveal', count: 30 }, { allowed: false, alarm: true, http: 429, code: 'REVEAL_LIMIT' }],
  ['access.limit', { kind: 'bulk_read', count: 200 }, { allowed: true, alarm: true, http: 200, code: null }],
  ['access.limit', { kind: 'bulk_read', count: 1000 }, { allowed: false, alarm: true, http: 429, code: 'BULK_READ' }],
  ['access.duty', { grant: 'R01', held: ['R20'], same_person: [] }, { allowed: false }],
  ['access.duty', { grant: 'R11', held: ['R08'], same_person: [], same_unit: true }, { allowed: false }],
  ['access.duty', { grant: 'R02', held: ['R01'], same_person: [] }, { allowed: true, findings: [] }],
  ['export.gate', { persons: 500, columns: ['D1'] }, { second_person: false }],
  ['export.gate', { persons: 501, columns: ['D1'] }, { second_person: true }],
  ['export.gate', { persons: 1, columns: ['D1', 'D4'] }, { second_person: true }],
  ['mask.value', { kind: 'name', value: '欧阳锋', view: 'figure' }, { masked: '欧阳*' }],
  ['mask.value', { kind: 'name', value: '王秀英', view: 'inside' }, { masked: '王秀英' }],
  ['mask.value', { kind: 'id', value: '52990119580903001X', view: 'inside' }, { masked: '529901********001X' }],
  ['access.visible', { classes: ['D1'], enrolments: ['smd', 'htn'] }, { visible: ['htn'], hints: [] }],
  ['access.visible', { classes: ['D1'], enrolments: ['smd', 'htn'], assigned: ['smd'] }, { visible: ['htn', 'smd'] }],
  [
    'access.glass',
    { opened_at: '2026-06-30T10:00:00+08:00', hours: 4, at: '2026-06-30T13:59:59+08:00' },
    { active: true, http: 200 },
  ],
  [
    'access.glass',
    { opened_at: '2026-06-30T10:00:00+08:00', hours: 4, at: '2026-06-30T14:00:00+08:00' },
    { active: false, http: 404 },
  ],
])('%s %j', (name, input, expected) => {
  expect(runRule(name, input)).toMatchObject(expected)
})
