import { describe, expect, test } from 'vitest'
import { day } from '../day/day.ts'
import type { RecordFact } from '../record/record.ts'
import { numberOf } from './answers.ts'
import type { FormContext } from './context.ts'
import { codes, date, dec, group, int, list, many, one, rows, text, type Values, ym } from './field.ts'
import { finding } from './finding.ts'
import { defineForm } from './form.ts'
import { validate } from './validate.ts'

const form = defineForm({
  id: 'sample',
  edition: 'W1',
  title: '样表',
  short: '样表',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'on',
  byKey: null,
  source: '样例',
  faceToFace: (values) => values.method === '1',
  sections: [
    {
      id: 'only',
      title: '样表',
      fields: {
        on: date('日期', { required: true }),
        method: one('方式', codes('1 面对面', '3 电话')),
        symptoms: many('症状', codes('1 无', '2 头痛', '10 其他'), {
          required: true,
          exclusive: '1',
          details: { '10': 'symptoms_other' },
        }),
        symptoms_other: text('其他症状', 10),
        sbp: int('收缩压', { unit: 'mmHg', hard: [50, 300], usual: [80, 220], notDone: true, required: true }),
        weight: dec('体重', 1, { unit: 'kg', hard: [5, 300] }),
        double: int('两倍', { computed: (values) => (numberOf(values, 'sbp') ?? 0) * 2 }),
        smokes: one('吸烟', codes('1 否', '2 是')),
        smoke_daily: int('日吸烟量', { when: (values) => values.smokes !== '1', required: (v) => v.smokes === '2' }),
        drugs: rows('用药', 3, { name: text('药名', 20, { required: true }), since: ym('开始', { orDay: true }) }),
        birth_place: group('出生地', { county: text('县', 20, { required: true }) }),
        refusals: list('拒绝日期', 2, date('拒绝日期')),
        next: date('下次', { future: true }),
      },
    },
  ],
  checks: [
    (values) => (values.next && values.next === values.on ? [finding('DATE_ORDER', 'next', '“下次”应晚于本次')] : []),
  ],
})

const good: Values = { on: '2025-05-06', symptoms: ['2'], sbp: 120 }
const today: FormContext = { today: day('2025-05-06'), birth_date: day('1960-02-29') }
const found = (values: Values, context: FormContext = today): string[] =>
  validate(form, { ...good, ...values }, context).map(({ code, field, severity }) => `${severity} ${code} ${field}`)

test('a well-filled form has no finding', () => {
  expect(found({})).toEqual([])
})

describe('what cannot be stored is rejected', () => {
  test.each([
    ['an unknown key', { stray: 1 }, 'reject UNKNOWN_FIELD stray'],
    ['text in a number field', { sbp: '130/80' }, 'reject BAD_FORMAT sbp'],
    ['a decimal in a whole number', { sbp: 128.5 }, 'reject BAD_PRECISION sbp'],
    ['too many decimals', { weight: '70.25' }, 'reject BAD_PRECISION weight'],
    ['a decimal comma', { weight: '70,5' }, 'reject BAD_FORMAT weight'],
    ['30 February', { on: '2025-02-30' }, 'reject BAD_FORMAT on'],
    ['month 13', { on: '2025-13-01' }, 'reject BAD_FORMAT on'],
    ['an unknown code', { method: '5' }, 'reject NOT_IN_OPTIONS method'],
    ['an empty string as code', { method: '' }, 'reject NOT_IN_OPTIONS method'],
    ['an unknown code in a set', { symptoms: ['2', '11'] }, 'reject NOT_IN_OPTIONS symptoms'],
    ['a code twice', { symptoms: ['2', '2'] }, 'reject BAD_FORMAT symptoms'],
    ['a code instead of a set', { symptoms: '2' }, 'reject BAD_FORMAT symptoms'],
    [
      'a text that is too long',
      { symptoms: ['10'], symptoms_other: '一'.repeat(11) },
      'reject BAD_FORMAT symptoms_other',
    ],
    ['a date before birth', { on: '1960-02-28' }, 'reject DATE_BEFORE_BIRTH on'],
    [
      'a bad cell in a row',
      { drugs: [{ name: '甲' }, { name: '乙', since: '2025-13' }] },
      'reject BAD_FORMAT drugs[1].since',
    ],
    ['rows that are no list', { drugs: { name: '甲' } }, 'reject BAD_FORMAT drugs'],
    ['a bad day in a list', { refusals: ['2025-01-01', '2025-02-31'] }, 'reject BAD_FORMAT refusals[1]'],
  ])('%s', (_, values, expected) => {
    expect(found(values)).toEqual([expected])
  })

  test('a date before 1900 without a known birth date', () => {
    expect(found({ on: '1899-12-31' }, {})).toEqual(['reject DATE_BEFORE_BIRTH on'])
  })
})

describe('what is stored but not submitted', () => {
  test.each([
    ['a required answer left out', { symptoms: null }, 'block REQUIRED symptoms'],
    ['an empty set is no answer', { symptoms: [] }, 'block REQUIRED symptoms'],
    ['none together with another', { symptoms: ['1', '2'] }, 'block EXCLUSIVE_OPTION symptoms'],
    ['other without its text', { symptoms: ['10'] }, 'block DETAIL_REQUIRED symptoms_other'],
    ['a blank text is no text', { symptoms: ['10'], symptoms_other: ' 　' }, 'block DETAIL_REQUIRED symptoms_other'],
    ['a text without its code', { symptoms_other: '胸闷' }, 'block DETAIL_NOT_ALLOWED symptoms_other'],
    ['a skipped item filled', { smokes: '1', smoke_daily: 10 }, 'block SKIP_FILLED smoke_daily'],
    ['a triggered item empty', { smokes: '2' }, 'block REQUIRED smoke_daily'],
    ['outside the hard range', { sbp: 14 }, 'block OUT_OF_RANGE sbp'],
    ['a date after today', { on: '2025-05-07' }, 'block FUTURE_DATE on'],
    ['a row without its required cell', { drugs: [{ since: '2025' + '-01' }] }, 'block REQUIRED drugs[0].name'],
    [
      'more rows than are stored',
      { drugs: ['甲', '乙', '丙', '丁'].map((name) => ({ name })) },
      'block OUT_OF_RANGE drugs',
    ],
    ['a later check', { next: '2025-05-06' }, 'block DATE_ORDER next'],
  ])('%s', (_, values, expected) => {
    expect(found(values)).toEqual([expected])
  })

  test('an unusual value asks for a reason, on the limits it does not', () => {
    expect(found({ sbp: 221 })).toEqual(['warn UNUSUAL_VALUE sbp'])
    expect(found({ sbp: 220 })).toEqual([])
    expect(found({ sbp: 300 })).toEqual(['warn UNUSUAL_VALUE sbp'])
  })
})

describe('an item not done', () => {
  test('a reason stands in for the value, and asks to be confirmed', () => {
    expect(found({ sbp: null, sbp_not_done: 'refused' })).toEqual(['warn NOT_DONE sbp_not_done'])
  })

  test('a value and a reason contradict each other', () => {
    expect(found({ sbp_not_done: 'refused' })).toEqual(['block CROSS_FIELD sbp_not_done'])
  })

  test('the reason is one of four', () => {
    expect(found({ sbp: null, sbp_not_done: 'busy' })).toContain('reject NOT_IN_OPTIONS sbp_not_done')
  })
})

test('messages name the field and the way out', () => {
  const [range] = validate(form, { ...good, sbp: 14 }, today)
  expect(range.message_zh).toBe('“收缩压”14mmHg 超出允许范围 50～300mmHg，请核对')
})

test('findings come all at once in form order', () => {
  expect(found({ next: '2025-05-06', sbp: 14, symptoms: [], on: '2025-05-07', stray: 1 })).toEqual([
    'block FUTURE_DATE on',
    'block REQUIRED symptoms',
    'block OUT_OF_RANGE sbp',
    'reject UNKNOWN_FIELD stray',
  ])
})

test('full-width digits and codes as numbers are read', () => {
  expect(found({ sbp: '１２０', method: 1, weight: '７０.５' })).toEqual([])
})

describe('the service day against the facts around it', () => {
  const earlier: RecordFact = {
    record_id: 'r',
    form: 'sample',
    edition: 'W1',
    service_date: day('2025-05-06'),
    status: 'submitted',
    fields: {},
    recorded_at: '2025-05-06T10:00:00+08:00',
    org_id: null,
  }
  const stay = [day('2025-05-01'), day('2025-05-12')] as const
  test.each<[string, FormContext, string[]]>([
    ['after death', { death_date: day('2025-05-05') }, ['block SERVICE_AFTER_DEATH on']],
    ['on the day of death', { death_date: day('2025-05-06') }, ['warn ON_DEATH_DATE on']],
    ['after closing', { close_date: day('2025-05-05') }, ['block SERVICE_AFTER_CLOSE on']],
    ['on the day of closing', { close_date: day('2025-05-06') }, []],
    ['after the course was stopped', { stop_date: day('2025-05-05') }, ['block SERVICE_AFTER_CLOSE on']],
    ['before enrolment', { enrol_date: day('2025-05-07') }, ['warn BEFORE_ENROLMENT on']],
    ['inside a hospital stay', { admissions: [stay] }, ['warn INPATIENT_OVERLAP on']],
    ['on the day of admission', { admissions: [[day('2025-05-06'), null]] }, []],
    ['on the day of discharge', { admissions: [[day('2025-05-01'), day('2025-05-06')]] }, []],
    ['a stay without discharge', { admissions: [[day('2025-05-01'), null]] }, ['warn INPATIENT_OVERLAP on']],
    ['a second form of the day', { history: [earlier] }, ['warn DUPLICATE_FORM on']],
    ['a draft of the day', { history: [{ ...earlier, status: 'draft' }] }, []],
  ])('%s', (_, context, expected) => {
    expect(found({ method: '1' }, { ...today, ...context })).toEqual(expected)
  })
  test('a second form of the day names the first, to be opened', () => {
    const [second] = validate(form, { on: '2025-05-06', method: '1' }, { ...today, history: [earlier] })
    expect(second?.earlier).toEqual({ form: earlier.form, record_id: earlier.record_id })
  })

  test('by telephone a hospital stay does not matter', () => {
    expect(found({ method: '3' }, { ...today, admissions: [stay] })).toEqual([])
  })

  test('a statement is no service: only a second one of the day is found', () => {
    const statement = { ...form, service: 'none' as const }
    const context = { ...today, death_date: day('2025-05-01'), close_date: day('2025-05-01') }
    expect(validate(statement, good, context)).toEqual([])
  })
})
