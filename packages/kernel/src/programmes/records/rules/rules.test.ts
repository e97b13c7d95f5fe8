import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../../day/day.ts'
import { answer } from '../../../rule/run.ts'
import { dynamicOn } from './dynamic.ts'
import { recordRules } from './list.ts'
import { residenceStatus } from './residence.ts'

const run = (name: string, input: unknown) => answer(recordRules[name], input)

describe('residence', () => {
  const on = '2025-06-30'
  test.each([
    ['death comes first', { residence_type: '1', death_date: on, move_out_date: '2025-01-01' }, 'deceased'],
    ['moved out', { residence_type: '1', move_out_date: on }, 'moved_out'],
    [
      'moved out and back',
      { residence_type: '1', move_out_date: '2025-01-01', move_in_date: '2025-06-30' },
      'permanent',
    ],
    [
      'back in the future',
      { residence_type: '1', move_out_date: '2025-01-01', move_in_date: '2025-07-01' },
      'moved_out',
    ],
    ['away for less than half a year', { residence_type: '1', away_since: '2025-01-01' }, 'permanent'],
    ['registered, start unknown', { residence_type: '1' }, 'permanent'],
    ['not registered, start unknown', { residence_type: '2' }, 'temporary'],
    [
      'a newborn with permanent parents',
      { residence_type: '2', birth_date: '2025-06-01', parent_status: 'permanent', lives_with_parent: true },
      'permanent',
    ],
    [
      'a newborn of temporary parents',
      { residence_type: '2', birth_date: '2025-06-01', parent_status: 'temporary', lives_with_parent: true },
      'temporary',
    ],
  ])('%s', (_, facts, status) => {
    expect(run('residence.status', { ...facts, on })).toMatchObject({ status })
  })

  test('a later day never makes a permanent resident temporary', () => {
    const days = fc.integer({ min: 0, max: 800 })
    fc.assert(
      fc.property(days, days, (start, later) => {
        const facts = { residence_type: '2', residence_start_date: addDays(day('2024-01-01'), start) }
        const first = residenceStatus(facts, day('2024-10-01'))
        const second = residenceStatus(facts, addDays(day('2024-10-01'), later))
        expect(first.status === 'permanent' && second.status !== 'permanent').toBe(false)
      }),
    )
  })

  test('unknown codes are bad input', () => {
    expect(run('residence.status', { residence_type: '3', on })).toMatchObject({
      error: 'BAD_INPUT',
      key: 'residence_type',
    })
    expect(run('residence.status', { residence_type: '1' })).toMatchObject({ error: 'BAD_INPUT', key: 'on' })
  })
})

describe('dynamic records', () => {
  const on = day('2025-06-30')
  test.each([
    ['a draft', { type: 'followup', date: '2025-05-01', state: 'draft' }, false],
    ['a voided visit', { type: 'followup', date: '2025-05-01', state: 'voided' }, false],
    ['a visit with an open fault', { type: 'followup', date: '2025-05-01', open_block: true }, false],
    ['a reviewed visit', { type: 'followup', date: '2025-05-01', state: 'reviewed' }, true],
    ['a lecture', { type: 'lecture', date: '2025-05-01' }, false],
    ['a visit in the future', { type: 'followup', date: '2025-07-01' }, false],
    ['a dose', { type: 'vaccination', date: '2025-05-01' }, true],
  ])('%s', (_, event, dynamic) => {
    expect(run('record.dynamic', { on, events: [event] })).toMatchObject({ dynamic })
  })

  test('a service after death is no use of the record', () => {
    expect(dynamicOn([{ type: 'followup', date: day('2025-05-01') }], on, 'rolling', day('2025-04-30')).dynamic).toBe(
      false,
    )
  })

  test('the calendar year begins on 1 January', () => {
    const events = [{ type: 'checkup', date: '2024-12-31' }]
    expect(run('record.dynamic', { on, mode: 'calendar_year', events })).toMatchObject({
      dynamic: false,
      window_start: '2025-01-01',
    })
  })
})

describe('the complete check-up', () => {
  const ask = (input: object) => run('checkup.complete', input)

  test('02-17 diabetes at 58 wants the foot pulse', () => {
    expect(
      ask({ exam_date: '2025-06-01', birth_date: '1967-01-01', groups: ['dm'], absent: ['dorsalis_pedis'] }),
    ).toMatchObject({ missing: ['dorsalis_pedis'], complete: false })
  })

  test('02-18, 02-19 the items of 2025 do not judge a check-up of 2024', () => {
    const input = { birth_date: '1954-01-01', groups: [], absent: ['chest_xray', 'hba1c'] }
    expect(ask({ ...input, exam_date: '2024-09-01' })).toMatchObject({ complete: true, missing: [] })
    // In form order; the specification's example lists the same two the other way round.
    expect(ask({ ...input, exam_date: '2025-09-01' })).toMatchObject({
      complete: false,
      missing: ['hba1c', 'chest_xray'],
    })
  })

  test('high blood pressure asks for the general examination, not for the laboratory', () => {
    const { required } = ask({ exam_date: '2025-06-01', birth_date: '1970-01-01', groups: ['htn'], absent: [] }) as {
      required: string[]
    }
    expect(required).toEqual(
      expect.arrayContaining(['temperature', 'bp_left_sys', 'waist', 'hearing', 'lymph', 'medicines']),
    )
    expect(required).not.toContain('fpg')
    expect(required).not.toContain('elder_self_care')
  })

  test('02-32 several groups ask for the union', () => {
    const groups = ['htn', 'dm']
    const { required } = ask({ exam_date: '2025-06-01', birth_date: '1958-01-01', groups, absent: [] }) as {
      required: string[]
    }
    expect(required).toEqual(expect.arrayContaining(['dorsalis_pedis', 'ecg', 'elder_self_care', 'fpg']))
    expect(new Set(required).size).toBe(required.length)
  })

  test('filled or absent, one of the two', () => {
    const input = { exam_date: '2025-06-01', birth_date: '1970-01-01', groups: [] }
    expect(ask(input)).toMatchObject({ error: 'BAD_INPUT' })
    expect(ask({ ...input, filled: [], absent: [] })).toMatchObject({ error: 'BAD_INPUT' })
    expect(ask({ ...input, filled: ['symptoms'] })).toMatchObject({ complete: false })
  })
})

test('households: relations, ages by choice, who left', () => {
  const head = { sex: '1', birth_date: '1960-05-01' }
  const check = (...members: object[]) => run('household.check', { head, members })
  expect(check({ rel: '12', sex: '2', open: true }, { rel: '1', sex: '2', open: true })).toMatchObject({
    findings: [{ code: 'HH_SPOUSE', severity: 'block', field: 'members[1].rel' }],
  })
  expect(check({ rel: '1', sex: '1', open: true })).toMatchObject({
    findings: [{ code: 'HH_SPOUSE', severity: 'warn' }],
  })
  expect(check({ rel: '27', sex: '1', birth_date: '1959-01-01', open: true })).toMatchObject({
    findings: [{ code: 'HH_RELATION_AGE', severity: 'warn' }],
  })
  expect(check({ rel: '2', sex: '2', open: false })).toEqual({ findings: [] })
  expect(check({ rel: '0', sex: '1', open: true }, { rel: '01', sex: '1', open: true })).toMatchObject({
    findings: [{ code: 'HH_HEAD', field: 'members[1].rel' }],
  })
  expect(check({ rel: 'x', sex: '1', open: true })).toMatchObject({ error: 'BAD_INPUT' })
})

test('the record indicators: unknown counts are no rates', () => {
  expect(
    run('indicator.REC', { permanent: 100, standardised: 60, electronic: 80, opened_to_resident: 56 }),
  ).toMatchObject({
    'I-REC-1': null,
    'I-REC-2': null,
    'I-REC-3': 60,
    'I-REC-5': 75,
    'I-REC-6': null,
    'I-REC-7': 70,
  })
  expect(run('indicator.REC', {})).toMatchObject({ error: 'BAD_INPUT', key: 'permanent' })
})
