import { describe, expect, test } from 'vitest'
import { day } from '../../../../day/day.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { validate } from '../../../../form/validate.ts'
import { missingItems } from '../../completeness.ts'
import { checkup } from './checkup.ts'

const issues = (values: Values, context: FormContext = {}) =>
  validate(checkup, { exam_date: '2025-06-01', ...values }, { today: day('2025-06-30'), ...context })

const on = (fields: readonly string[], values: Values, context: FormContext = {}): string[] =>
  issues(values, context)
    .filter(({ field, code, severity }) => fields.includes(field) && (code !== 'REQUIRED' || severity === 'warn'))
    .map(({ code, severity, field }) => `${severity} ${code} ${field}`)

test('who turns 65 in the year is asked the elders’ items', () => {
  const context = { birth_date: day('1960-11-30') }
  expect(on(['elder_self_health'], { elder_self_health: '1' }, context)).toEqual([])
  expect(on(['elder_self_health'], { elder_self_health: '1' }, { birth_date: day('1961-01-01') })).toEqual([
    'block AGE_CONFLICT elder_self_health',
  ])
})

test('a child under 7 has another form', () => {
  expect(on(['exam_date'], {}, { birth_date: day('2019-01-01') })).toEqual(['block CHK_AGE exam_date'])
})

test('a second check-up of the day is blocked, of the year confirmed', () => {
  const before = (date: string) => ({
    history: [
      {
        record_id: 'r',
        form: 'checkup',
        edition: 'GW2017',
        service_date: day(date),
        status: 'submitted' as const,
        fields: {},
        recorded_at: `${date}T10:00:00+08:00`,
        org_id: null,
      },
    ],
  })
  expect(on(['exam_date'], {}, before('2025-06-01'))).toEqual(['block DUPLICATE_FORM exam_date'])
  expect(on(['exam_date'], {}, before('2025-02-01'))).toEqual(['warn CHK_SECOND_IN_YEAR exam_date'])
  expect(on(['exam_date'], {}, before('2024-12-31'))).toEqual([])
})

describe('completeness', () => {
  const person = { birth_date: day('1970-05-01'), groups: ['htn'] }
  test('no medicine and nothing to guide are answers, an item not done is missing', () => {
    const missing = missingItems(day('2025-06-01'), { assessment: '1', waist_not_done: 'refused' }, person)
    expect(missing).toContain('waist')
    expect(missing).not.toContain('medicines')
    expect(missing).not.toContain('guidance')
    expect(missingItems(day('2025-06-01'), { assessment: '2' }, person)).toContain('guidance')
  })

  test('one arm is enough', () => {
    const left = { bp_left_sys: 130, bp_left_dia: 80 }
    expect(missingItems(day('2025-06-01'), left, person)).not.toContain('bp_right_sys')
    expect(missingItems(day('2025-06-01'), { bp_left_sys: 130 }, person)).toContain('bp_right_sys')
  })

  test('every required item is a field of the form', () => {
    const missing = missingItems(day('2025-06-01'), {}, person)
    expect(missing.filter((key) => !(key in checkup.fields))).toEqual([])
  })
})
