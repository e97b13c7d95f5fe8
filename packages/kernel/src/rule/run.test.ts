import { describe, expect, test } from 'vitest'
import { RuleError, type RuleFunction } from './rule.ts'
import { answer, runRule, runRuleLine, unknownRule } from './run.ts'
import { bmiRule } from './shared/bmi.ts'
import { addMonthsRule, ageRule } from './shared/date.ts'
import { rateRule } from './shared/rate.ts'

describe('dates', () => {
  test('months are clipped to the end of the month', () => {
    expect(answer(addMonthsRule, { date: '2024-08-31', n: 6 })).toEqual({ date: '2025-02-28' })
    expect(answer(addMonthsRule, { date: '2025-03-31', n: -1 })).toEqual({ date: '2025-02-28' })
  })

  test('an age is reached on the birthday, on 28 February by who was born on the 29th', () => {
    expect(answer(ageRule, { birth: '1960-06-15', on: '2025-06-14' })).toEqual({ age: 64, months: 779, days: 23740 })
    expect(answer(ageRule, { birth: '1960-06-15', on: '2025-06-15' })).toMatchObject({ age: 65 })
    expect(answer(ageRule, { birth: '2004-02-29', on: '2025-02-28' })).toMatchObject({ age: 21 })
  })

  test('before birth there is no age', () => {
    expect(answer(ageRule, { birth: '2025-06-15', on: '2025-06-14' })).toEqual({ age: null, months: null, days: null })
  })
})

describe('inputs', () => {
  test.each([
    ['a required key is missing', { date: '2024-08-31' }, { error: 'BAD_INPUT', key: 'n' }],
    ['null is missing', { date: '2024-08-31', n: null }, { error: 'BAD_INPUT', key: 'n' }],
    ['an unknown key', { date: '2024-08-31', n: 1, m: 2 }, { error: 'BAD_INPUT', key: 'm' }],
    ['a wrong type', { date: '2024-08-31', n: 'six' }, { error: 'BAD_INPUT', key: 'n' }],
    ['a fraction for a whole number', { date: '2024-08-31', n: 1.5 }, { error: 'BAD_INPUT', key: 'n' }],
    ['a day that does not exist', { date: '2024-02-30', n: 1 }, { error: 'BAD_INPUT', key: 'date' }],
    ['a list', [1], { error: 'BAD_JSON' }],
    ['a number', 7, { error: 'BAD_JSON' }],
  ])('%s', (_, input, expected) => {
    expect(answer(addMonthsRule, input)).toMatchObject(expected)
  })

  test('settings are always taken', () => {
    expect(answer(addMonthsRule, { date: '2024-08-31', n: 1, settings: {} })).toEqual({ date: '2024-09-30' })
  })

  test('a line that is no JSON', () => {
    expect(runRuleLine('date.addMonths', '{date')).toMatchObject({ error: 'BAD_JSON' })
  })

  test('several at once are judged alone, an error takes its place', () => {
    const cases = [{ date: '2024-08-31', n: 6 }, { date: 'x', n: 6 }, 5]
    expect(runRule('date.addMonths', { cases })).toMatchObject({
      results: [{ date: '2025-02-28' }, { error: 'BAD_INPUT', key: 'date' }, { error: 'BAD_JSON' }],
    })
  })

  test('a name that does not exist', () => {
    expect(runRule('no.such', {})).toBeNull()
    expect(unknownRule('no.such')).toMatchObject({ error: 'RULE_UNKNOWN' })
  })

  test('codes arrive as text, decimals as numbers, keys of maps are known', () => {
    const rule: RuleFunction = {
      meaning: '样例',
      source: '样例',
      input: {
        code: { type: 'code' },
        num: { type: 'num' },
        rows: { type: 'map[]', of: { on: { type: 'date', required: true } } },
      },
      run: (input) => input,
    }
    expect(answer(rule, { code: 2, num: '7.0', rows: [{ on: '2025-01-01' }] })).toEqual({
      code: '2',
      num: 7,
      rows: [{ on: '2025-01-01' }],
    })
    expect(answer(rule, { rows: [{ on: '2025-01-01' }, { at: 1 }] })).toMatchObject({ key: 'rows[1].at' })
    expect(answer(rule, { rows: [{}] })).toMatchObject({ key: 'rows[0].on' })
  })

  test('a rule may refuse with a code of its own', () => {
    const rule: RuleFunction = {
      meaning: '样例',
      source: '样例',
      input: {},
      run: () => {
        throw new RuleError('PERIOD_INVALID', '没有这一天')
      },
    }
    expect(answer(rule, {})).toEqual({ error: 'PERIOD_INVALID', message_zh: '没有这一天' })
  })
})

describe('rates', () => {
  test.each([
    [
      { numerator: 1, denominator: 16 },
      { rate: 6.25, print: '6.25', flags: ['SMALL_BASE'], notes: ['基数小'] },
    ],
    [
      { numerator: 201, denominator: 40_000 },
      { rate: 0.5, print: '0.50', flags: [] },
    ],
    [{ numerator: 12_745, denominator: 20_000 }, { rate: 63.73 }],
    [
      { numerator: 105, denominator: 100 },
      { rate: 105, flags: ['RATE_OVER_100'] },
    ],
    [
      { numerator: 5, denominator: null },
      { rate: null, print: '—', reached: null },
    ],
    [
      { numerator: 12_745, denominator: 20_000, target: 63.73 },
      { rate: 63.73, reached: false },
    ],
    [{ numerator: 1, denominator: 2, target: 50 }, { reached: true }],
    [
      { numerator: 3, denominator: 900, scale: 1000, kind: 'mortality', target: 4, direction: '<=' },
      { rate: 3.33, reached: true, notes: ['例数少'] },
    ],
    [{ numerator: 64_449, denominator: 100_000, decimals: 1 }, { print: '64.4' }],
  ])('%o', (input, expected) => {
    expect(answer(rateRule, input)).toMatchObject(expected)
  })
})

test('BMI classes go by the unrounded value', () => {
  expect(answer(bmiRule, { height_cm: 170, weight_kg: 69.3 })).toMatchObject({ bmi: 23.98, class_zh: '正常' })
  expect(answer(bmiRule, { height_cm: '165.0', weight_kg: '76.2' })).toMatchObject({ bmi: 27.99, class_zh: '超重' })
  expect(answer(bmiRule, { height_cm: 0, weight_kg: 76 })).toMatchObject({ error: 'BAD_INPUT' })
})
