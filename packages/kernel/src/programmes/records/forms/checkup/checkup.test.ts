import { describe, expect, test } from 'vitest'
import { day } from '../../../../day/day.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { validate } from '../../../../form/validate.ts'
import { missingItems } from '../../completeness.ts'
import { checkup } from './checkup.ts'
import { formPressure } from './pressure.ts'

const issues = (values: Values, context: FormContext = {}) =>
  validate(checkup, { exam_date: '2025-06-01', ...values }, { today: day('2025-06-30'), ...context })

const on = (fields: readonly string[], values: Values, context: FormContext = {}): string[] =>
  issues(values, context)
    .filter(({ field, code, severity }) => fields.includes(field) && (code !== 'REQUIRED' || severity === 'warn'))
    .map(({ code, severity, field }) => `${severity} ${code} ${field}`)

describe('worked examples of the check-up form', () => {
  test.each<[string, string[], Values, FormContext, string[]]>([
    ['02-6 a decimal acuity', ['vision_left'], { vision_left: '0.8' }, {}, ['block VISION_DECIMAL vision_left']],
    ['02-7 on the five-point scale', ['vision_right'], { vision_right: '5.0' }, {}, []],
    [
      '02-8 light perception or 1.0',
      ['vision_left'],
      { vision_left: '1' },
      {},
      ['warn VISION_LOW_OR_DECIMAL vision_left'],
    ],
    [
      '02-10 diastolic above systolic',
      ['bp_left_dia'],
      { bp_left_sys: 80, bp_left_dia: 120 },
      {},
      ['warn UNUSUAL_VALUE bp_left_dia', 'block BP_ORDER bp_left_dia'],
    ],
    [
      '02-11 crisis without action',
      ['guidance'],
      { bp_left_sys: 190, bp_left_dia: 100 },
      {},
      ['block BP_CRISIS_NO_ACTION guidance'],
    ],
    [
      '02-12 never smoked, ten a day',
      ['smoke_daily'],
      { smoke_status: '1', smoke_daily: 10 },
      {},
      ['block SKIP_FILLED smoke_daily'],
    ],
    [
      '02-13 stopped in the future',
      ['smoke_stop_age'],
      { smoke_status: '2', smoke_start_age: 20, smoke_stop_age: 70 },
      { age: 66 },
      ['block CROSS_FIELD smoke_stop_age'],
    ],
    [
      '02-14 never drank, liquor',
      ['drink_kind'],
      { drink_freq: '1', drink_kind: ['1'] },
      {},
      ['block SKIP_FILLED drink_kind'],
    ],
    ['02-15 no symptom and dizziness', ['symptoms'], { symptoms: ['1', '3'] }, {}, ['block EXCLUSIVE_OPTION symptoms']],
    [
      '02-26 a missing tooth without its place',
      ['teeth_missing'],
      { dentition: ['2'] },
      {},
      ['block DETAIL_REQUIRED teeth_missing'],
    ],
    [
      '02-29 an elders’ item at 45',
      ['elder_self_health'],
      { elder_self_health: '1' },
      { age: 45 },
      ['block AGE_CONFLICT elder_self_health'],
    ],
    ['02-30 balanced and salty', ['diet'], { diet: ['1', '4'] }, {}, []],
    ['02-30 balanced and mostly meat', ['diet'], { diet: ['1', '2'] }, {}, ['block DIET_CONFLICT diet']],
    [
      '02-31 the amount instead of the target',
      ['weight_target'],
      { weight: '82.0', risk_control: ['5'], weight_target: '5' },
      {},
      ['warn WEIGHT_TARGET_AMOUNT weight_target'],
    ],
  ])('%s', (_, fields, values, context, expected) => {
    expect(on(fields, values, context)).toEqual(expected)
  })

  test('02-9 the higher arm is the form’s pressure', () => {
    const values = { bp_left_sys: 130, bp_left_dia: 80, bp_right_sys: 156, bp_right_dia: 88 }
    expect(formPressure(values)).toEqual({ sys: 156, dia: 88 })
    const codes = issues(values, { groups: [] }).map(({ code }) => code)
    expect(codes).toContain('BP_ARM_DIFF')
    expect(codes).toContain('SCREEN_HYPERTENSION')
    expect(codes).not.toContain('BP_ORDER')
    expect(issues(values, { groups: ['htn'] }).map(({ code }) => code)).not.toContain('SCREEN_HYPERTENSION')
  })
})

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

  test('every required item but those of the laboratory is a field of the form', () => {
    const missing = missingItems(day('2025-06-01'), {}, person)
    expect(missing.filter((key) => !(key in checkup.fields))).toEqual([])
  })
})
