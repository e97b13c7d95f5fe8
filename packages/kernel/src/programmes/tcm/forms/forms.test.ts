import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { validate } from '../../../form/validate.ts'
import { complete, statesOf } from '../../../form/visible.ts'
import { type Line, subject } from '../../elderly/testing.ts'
import { tcmElder } from './elder.ts'

const around: FormContext = { today: day('2026-06-30'), birth_date: day('1955-03-10'), sex: '2' }
const history = (...lines: Line[]): FormContext => ({ ...around, history: subject(lines).records })
const found = (values: Values, context: FormContext = around) =>
  validate(tcmElder, values, context).map(({ severity, code, field }) => `${severity} ${code} ${field}`)

const answered = (all: number, others: Readonly<Record<string, number | null>> = {}): Values => ({
  tcm_date: '2026-05-06',
  tcm_doctor: 'chen',
  ...Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`q${at + 1}`, all])),
  ...others,
})
/** 平和质, with answers that are not all alike. */
const balanced = answered(1, { q1: 5, q9: 2, q10: 2, q21: 2, q22: 2 })
const advised = { ...balanced, guide_balanced: ['2', '4'] }

test('填全的没有问题，得分、判定、主要体质自动算', () => {
  expect(found(advised)).toEqual([])
  expect(complete(tcmElder, advised, around)).toMatchObject({
    score_phlegm_damp: 5,
    result_phlegm_damp: '0',
    score_balanced: 25,
    result_balanced: '1',
    main_type: 'balanced',
    leaflet_version: '2026-1',
  })
})

describe('缺、错、矛盾', () => {
  test.each<[string, Values, string[]]>([
    ['24 第17题未答', { ...advised, q17: null }, ['block REQUIRED q17']],
    ['第3题填6', { ...advised, q3: 6 }, ['reject NOT_IN_OPTIONS q3']],
    ['第3题填小数', { ...advised, q3: '1.5' }, ['reject BAD_PRECISION q3']],
    ['第3题填文字', { ...advised, q3: '有时' }, ['reject BAD_FORMAT q3']],
    ['Q-TCM-02 抄来的判定不同', { ...advised, result_special: '1' }, ['block Q-TCM-02 result_special']],
    ['Q-TCM-03 没有指导', balanced, ['block REQUIRED guide_balanced']],
    ['Q-TCM-04 判否的填了指导', { ...advised, guide_special: ['1'] }, ['warn Q-TCM-04 guide_special']],
    ['Q-TCM-02 抄来的得分不同', { ...advised, score_balanced: 20 }, ['block Q-TCM-02 score_balanced']],
    ['选了不是最高的', { ...advised, main_type: 'special' }, ['warn CLASS_MISMATCH main_type']],
    ['未满33题不算', { ...answered(1, { q2: null }), guide_balanced: null }, ['block REQUIRED q2']],
    [
      '精力充沛又容易疲乏',
      { ...answered(1, { q1: 5, q2: 4, q9: 2, q10: 2 }), guide_balanced: ['1'] },
      ['warn TCM_Q1_Q2 q2'],
    ],
  ])('%s', (_, values, expected) => expect(found(values)).toEqual(expected))

  test('16 都答3：并列由医生选，阴虚阳虚同时为是', () => {
    const guides = Object.fromEntries(
      Object.keys(tcmElder.fields)
        .filter((key) => key.startsWith('guide_') && !key.endsWith('_other') && key !== 'guide_balanced')
        .map((key) => [key, ['1']]),
    )
    const tied = { ...answered(3), ...guides }
    expect(found(tied)).toEqual([
      'info TCM_FLAT q1',
      'warn TCM_YIN_YANG result_yin_deficiency',
      'warn TCM_TIE main_type',
    ])
    expect(found({ ...tied, main_type: 'special' })).toEqual([
      'info TCM_FLAT q1',
      'warn TCM_YIN_YANG result_yin_deficiency',
    ])
    expect(found({ ...tied, main_type: 'balanced' })).toContain('block CROSS_FIELD main_type')
  })
  test('21 九种都为否：不能提交', () => {
    const none = answered(1, { q1: 2, q2: 3, q4: 3, q5: 3, q13: 3 })
    expect(found(none)).toEqual(['block TCM_NONE main_type'])
  })
  test('22 与90天内量的体质指数、腰围不同', () => {
    const measured = (on: string) => history(['checkup', on, { height: '160.0', weight: '66.5', waist: '85.5' }])
    expect(found(advised, measured('2026-04-30'))).toEqual(['warn TCM_ANCHOR q9', 'warn TCM_ANCHOR q28'])
    expect(found(advised, measured('2026-01-30'))).toEqual([])
  })
  test('90天内量过的，第9、28题先给出建议，可改', () => {
    const measured = history(['checkup', '2026-04-30', { height: '160.0', weight: '66.5', waist: '85.5' }])
    const blank = answered(1, { q9: null, q28: null })
    expect(complete(tcmElder, blank, measured)).toMatchObject({ q9: 3, q28: 2, score_phlegm_damp: 7 })
    expect(complete(tcmElder, { ...blank, q9: 1 }, measured).q9).toBe(1)
    expect(complete(tcmElder, { ...blank, legacy_result: '平和质' }, measured).q9 ?? null).toBeNull()
  })
  test('与上次完全相同；当年第二份；同一天第二份；不满65', () => {
    const last = (on: string): Line => ['tcm_elder', on, advised]
    expect(found(advised, history(last('2025-05-06')))).toEqual(['warn TCM_SAME_AS_LAST q1'])
    expect(found({ ...advised, q33: 2 }, history(last('2026-02-01')))).toEqual(['warn TCM_SECOND_IN_YEAR tcm_date'])
    expect(found({ ...advised, q33: 2 }, history(last('2026-05-06')))).toEqual(['block DUPLICATE_FORM tcm_date'])
    expect(found(advised, { ...around, birth_date: day('1962-01-01') })).toEqual(['block Q-TCM-05 tcm_date'])
  })
})

test('没有答全：得分、判定、主要体质都没有，也不显示', () => {
  const half = complete(tcmElder, answered(3, { q33: null }), around)
  const judged = Object.keys(half).filter((key) => /^(score_|result_|main_type)/.test(key))
  expect(judged.filter((key) => half[key] !== null && half[key] !== undefined)).toEqual([])
  const states = statesOf(tcmElder, half, around)
  expect(Object.keys(states).filter((key) => /^(score_|result_)/.test(key) && states[key].shown)).toEqual([])
})

test('只有结果的旧纸质表：照抄保存，不要33题', () => {
  const paper = { tcm_date: '2026-05-06', tcm_doctor: 'chen', legacy_result: '气虚质 是' }
  expect(found(paper, { ...around, imported: true })).toEqual([])
  expect(tcmElder.summary?.(paper)).toBe('原纸质结果：气虚质 是')
})

test('只给有的体质填指导；判否的不显示', () => {
  const states = statesOf(tcmElder, complete(tcmElder, balanced, around), around)
  const shown = Object.keys(states).filter((key) => key.startsWith('guide_') && states[key].shown)
  expect(shown).toEqual(['guide_balanced'])
})
