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
