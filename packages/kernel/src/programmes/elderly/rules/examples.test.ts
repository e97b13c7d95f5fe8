import { describe, expect, test } from 'vitest'
import { rate } from '../../../indicator/rate.ts'
import { answer } from '../../../rule/run.ts'
import { differs } from '../../../testing/meets.ts'
import { isPossibleTotal } from './adl.ts'
import { rules } from './rules.ts'

const run = (name: string, input: object) => answer(rules[name], input)

const codesOf = (found: unknown): string[] =>
  (found as { findings: { severity: string; code: string; field: string }[] }).findings.map(
    ({ severity, code, field }) => `${severity} ${code} ${field}`,
  )

describe('老年人健康管理的例子', () => {
  test.each<[number, string, object, object]>([
    [1, 'old.target', { birth_date: '1960-12-31', year: 2025 }, { year_end: true, age_year_end: 65 }],
    [2, 'old.target', { birth_date: '1961-01-01', year: 2025 }, { year_end: false }],
    [
      3,
      'old.target',
      { birth_date: '1960-11-20', year: 2025, exam_date: '2025-03-05' },
      { year_end: true, service_date: false, age_on_exam: 64 },
    ],
    [4, 'old.adl', { meal: 0, wash: 1, dress: 0, toilet: 1, move: 1 }, { total: 3, band: '1', findings: [] }],
    [5, 'old.adl', { meal: 3, wash: 1, dress: 0, toilet: 0, move: 0 }, { total: 4, band: '2' }],
    [6, 'old.adl', { meal: 0, wash: 3, dress: 3, toilet: 1, move: 1 }, { total: 8, band: '2' }],
    [7, 'old.adl', { meal: 3, wash: 3, dress: 3, toilet: 0, move: 0 }, { total: 9, band: '3' }],
    [8, 'old.adl', { meal: 3, wash: 7, dress: 3, toilet: 5, move: 1 }, { total: 19, band: '4' }],
    [
      9,
      'old.adl',
      { meal: 1, wash: 0, dress: 0, toilet: 0, move: 0 },
      { total: null, band: null, findings: [{ code: 'ADL_SCORE', severity: 'reject', field: 'adl_meal' }] },
    ],
    [10, 'old.adl', { meal: 5, wash: 7, dress: 5, toilet: 10, move: 10 }, { total: 37, band: '4' }],
    [
      11,
      'old.adl',
      { meal: 0, wash: 0, dress: 0, toilet: 0, move: null },
      { total: null, band: null, findings: [{ code: 'REQUIRED', severity: 'block', field: 'adl_move' }] },
    ],
    [
      12,
      'old.screens',
      { cog_immediate: 3, cog_delayed: 2 },
      { elder_cognition: '2', elder_emotion: null, findings: [{ severity: 'warn', field: 'mmse_total' }] },
    ],
    [
      13,
      'old.screens',
      { cog_immediate: 3, cog_delayed: 3, mmse_total: 28 },
      { elder_cognition: '1', findings: [{ code: 'SKIP_FILLED', severity: 'block', field: 'mmse_total' }] },
    ],
    [
      14,
      'old.screens',
      { emo_answer_mood: '2' },
      { elder_emotion: '2', findings: [{ severity: 'warn', field: 'gds_total' }] },
    ],
    [
      31,
      'old.class',
      { age: 82, adl_band: '1', cognition: '1', emotion: '1', chronic: ['htn'], assessment: '2', guidance: ['2'] },
      { old_class: '3', followup_days: 14 },
    ],
  ])('%i %s', (_, rule, input, expected) => expect(differs(expected, run(rule, input))).toEqual([]))

  test('30 800人，接受520，其中12份不完整', () => {
    const examined = { exam_date: '2025-05-06', assessment: '1', risk_control: ['3'], adl_complete: true }
    const person = (at: number) => ({
      ...{ year: 2025, record_opened: true, exam_date: null, assessment: null, risk_control: [], old_guidance: [] },
      ...(at < 520 && examined),
      completeness: at < 12 ? ['ecg'] : [],
    })
    const received = Array.from({ length: 800 }, (_, at) => run('old.received', person(at))).filter(
      (answered) => answered.received,
    )
    expect([received.length, rate(received.length, 800)]).toEqual([508, 63.5])
  })
})

describe('自理能力的总分', () => {
  test('凑不出34和36，其余0～37都能出现', () => {
    const impossible = Array.from({ length: 38 }, (_, total) => total).filter((total) => !isPossibleTotal(total))
    expect(impossible).toEqual([34, 36])
  })
  test('只有总分的，按总分判定；不可能的总分不判', () => {
    expect(run('old.adl', { imported_total: 10 })).toEqual({ total: 10, band: '3', findings: [] })
    const wrong = run('old.adl', { imported_total: 36 })
    expect([wrong.total, wrong.band, codesOf(wrong)]).toEqual([null, null, ['block ADL_TOTAL_IMPOSSIBLE adl_total']])
  })
  test('总分与各项不同，两者都写出', () => {
    const found = run('old.adl', { meal: 0, wash: 0, dress: 0, toilet: 0, move: 1, imported_total: 3 })
    expect([found.total, codesOf(found)]).toEqual([1, ['block CROSS_FIELD adl_total']])
  })
})

describe('粗筛', () => {
  test.each([
    [{ cog_immediate: 2 }, '2'],
    [{ cog_immediate: 3 }, null],
    [{ cog_delayed: 0, cog_immediate: 3 }, '2'],
  ])('认知 %o', (input, cognition) => expect(run('old.screens', input)).toMatchObject({ elder_cognition: cognition }))
  test('两个问题一个答好、一个答经常伤心，为阳性', () =>
    expect(run('old.screens', { emo_answer_sad: '2', emo_answer_mood: '1', gds_total: 9 })).toMatchObject({
      elder_emotion: '2',
      findings: [],
    }))
  test('15项量表超过15分', () =>
    expect(codesOf(run('old.screens', { emo_answer_sad: '2', gds_total: 16, settings: { gds_scale: 15 } }))).toEqual([
      'block OUT_OF_RANGE gds_total',
    ]))
})

describe('分类', () => {
  const well = { age: 70, adl_band: '1', cognition: '1', emotion: '1', chronic: [], assessment: '1' }
  test.each<[object, string, number | null]>([
    [{}, '1', null],
    [{ assessment: '2' }, '2', 90],
    [{ chronic: ['dm'] }, '2', null],
    [{ guidance: ['3'] }, '3', 14],
    [{ emotion: '2' }, '3', 14],
    [{ adl_band: '3' }, '3', 14],
    [{ adl_band: '4', emotion: '2' }, '4', 3],
    [{ critical_open: true }, '4', 3],
    [{ adl_band: null, cognition: null, emotion: null, assessment: null }, '1', null],
  ])('%o', (facts, old_class, followup_days) =>
    expect(run('old.class', { ...well, ...facts })).toEqual({ old_class, followup_days }),
  )
})

describe('接受健康管理', () => {
  const whole = {
    year: 2025,
    exam_date: '2025-05-06',
    record_opened: true,
    completeness: [],
    assessment: '1',
    risk_control: ['3'],
    old_guidance: [],
    adl_complete: true,
  }
  test.each<[object, boolean, boolean, string[]]>([
    [{}, true, true, []],
    [{ exam_date: null }, false, false, ['C-EXAM']],
    [{ exam_date: '2024-12-31' }, false, false, ['C-EXAM']],
    [{ completeness: ['ecg'] }, false, false, ['C-EXAM-INCOMPLETE']],
    [{ risk_control: [] }, false, false, ['C-GUIDANCE']],
    [{ risk_control: [], old_guidance: ['4'] }, true, true, []],
    [{ assessment: null }, false, false, ['C-GUIDANCE']],
    [{ adl_complete: false }, true, false, ['C-ADL']],
    [{ adl_complete: false, settings: { require_adl: false } }, true, true, []],
    [{ settings: { require_feedback: true } }, true, false, ['C-FEEDBACK']],
    [{ open_block: true }, false, false, ['X-BLOCK']],
    [{ record_opened: false }, false, false, ['C-OPEN']],
  ])('%o', (facts, received, standard, reasons) =>
    expect(run('old.received', { ...whole, ...facts })).toEqual({ received, standard, reasons }),
  )
})
