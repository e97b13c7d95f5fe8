import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import { combine } from '../../../form/combine/combine.ts'
import { distribute } from '../../../form/combine/distribute.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { Form } from '../../../form/form.ts'
import { validate } from '../../../form/validate.ts'
import { complete } from '../../../form/visible.ts'
import { checkup } from '../../records/forms/checkup/checkup.ts'
import { adl, exam, type Line, subject } from '../testing.ts'
import { adlForm } from './adl.ts'
import { yearlyForm } from './yearly.ts'

const around: FormContext = { today: day('2026-06-30'), birth_date: day('1955-03-10'), sex: '2' }
const history = (...lines: Line[]): FormContext => ({ ...around, history: subject(lines).records })
const found = (form: Form, values: Values, context: FormContext = around) =>
  validate(form, values, context).map(({ severity, code, field }) => `${severity} ${code} ${field}`)

const independent = { adl_date: '2026-05-06', adl_assessor: 'chen', ...adl('2026-05-06')[2] }

describe('自理能力评估表', () => {
  test('填全的没有问题，总分和判定自动算', () => {
    expect(found(adlForm, independent)).toEqual([])
    expect(complete(adlForm, { ...independent, adl_wash: 7, adl_toilet: 5 }, around)).toMatchObject({
      adl_total: 12,
      adl_band: '3',
    })
  })
  test.each<[string, Values, string[]]>([
    ['不在分值里', { adl_meal: 1 }, ['reject ADL_SCORE adl_meal']],
    ['小数', { adl_meal: '3.5' }, ['reject BAD_PRECISION adl_meal']],
    ['文字', { adl_meal: '独立' }, ['reject BAD_FORMAT adl_meal']],
    ['漏一项', { adl_move: null }, ['block REQUIRED adl_move']],
    ['抄来的总分不同', { adl_total: 4 }, ['block CROSS_FIELD adl_total']],
    ['抄来的判定不同', { adl_band: '2' }, ['block CROSS_FIELD adl_band']],
    [
      '不可能的总分',
      { adl_move: null, adl_total: 34 },
      ['block REQUIRED adl_move', 'block ADL_TOTAL_IMPOSSIBLE adl_total'],
    ],
  ])('%s', (_, values, expected) => expect(found(adlForm, { ...independent, ...values })).toEqual(expected))

  test('年底不满65的不填', () =>
    expect(found(adlForm, independent, { ...around, birth_date: day('1962-01-01') })).toEqual([
      'block Q-OLD-11 adl_date',
    ]))
  test('比上年差两级、离体检太远', () => {
    expect(found(adlForm, { ...independent, adl_move: 10 }, history(adl('2025-05-06')))).toEqual([
      'warn ADL_JUMP adl_band',
    ])
    expect(found(adlForm, independent, history(['checkup', '2026-03-01', {}]))).toEqual(['warn ADL_DATE adl_date'])
  })
  test('与体检表矛盾', () => {
    const severe = { ...independent, adl_move: 10, adl_toilet: 10 }
    const fit = history(['checkup', '2026-05-06', { elder_self_care: '1', motor: '1', height: '155.0' }])
    expect(found(adlForm, severe, fit)).toEqual([
      'info Q-OLD-04 adl_move',
      'warn Q-OLD-02 adl_band',
      'warn Q-OLD-03 adl_band',
    ])
  })
})

const fine: Values = {
  exam_date: '2026-05-06',
  responsible_doctor: 'chen',
  cog_immediate: 3,
  cog_delayed: 3,
  emo_answer_sad: '1',
  old_guidance: ['1', '4'],
}

describe('年度评估', () => {
  test.each<[string, Values, string[]]>([
    ['都好', {}, []],
    ['12 认知阳性，要量表', { cog_delayed: 2 }, ['warn REQUIRED mmse_total']],
    ['13 认知阴性，不填量表', { mmse_total: 28 }, ['block SKIP_FILLED mmse_total']],
    ['14 情绪不是十分好', { emo_answer_mood: '2' }, ['warn REQUIRED gds_total']],
    ['两个问题都没问', { emo_answer_sad: null }, ['block REQUIRED emo_answer_sad']],
    ['没有指导', { old_guidance: [] }, ['block REQUIRED old_guidance']],
    ['个数不在0～3', { cog_immediate: 4 }, ['reject NOT_IN_OPTIONS cog_immediate']],
  ])('%s', (_, values, expected) => expect(found(yearlyForm, { ...fine, ...values })).toEqual(expected))

  test('只抄来结果的，不要求个数', () => {
    const paper = { ...fine, cog_immediate: null, cog_delayed: null, elder_cognition: '1', elder_emotion: '1' }
    expect(found(yearlyForm, { ...paper, emo_answer_sad: null }, { ...around, imported: true })).toEqual([])
  })
  test('已转诊的，不再要求量表', () => {
    const referred = history(['referral_out', '2026-05-08', {}])
    expect(found(yearlyForm, { ...fine, cog_delayed: 2 }, referred)).toEqual([])
  })
  test('不能完全自理的，要有防跌倒', () => {
    const dependent = history(adl('2026-05-06', { adl_wash: 7, adl_band: '2' }))
    expect(found(yearlyForm, { ...fine, old_guidance: ['1'] }, dependent)).toEqual(['block CROSS_FIELD old_guidance'])
  })
  test('有卒中后遗症而一切正常，请核对', () => {
    const ill = history(['checkup', '2026-05-06', { p_nerve_other: '脑梗死后遗症', elder_self_care: '1' }])
    expect(found(yearlyForm, fine, ill)).toEqual(['warn Q-OLD-07 elder_cognition'])
  })
  test('31 分类按年龄、慢病、自理、体检表算出', () => {
    const old = { ...history(exam('2026-05-06', { assessment: '2', guidance: ['2'] })), birth_date: day('1943-09-01') }
    expect(complete(yearlyForm, fine, { ...old, groups: ['old', 'htn'] }).old_class).toBe('3')
    expect(complete(yearlyForm, fine, old).old_class).toBe('2')
    expect(complete(yearlyForm, { ...fine, cog_delayed: 1 }, around).old_class).toBe('3')
  })
})

test('32 距上年体检不足90天，在体检表上提示；各计各年', () => {
  const before = { ...history(exam('2025-12-20')), today: day('2026-01-20') }
  const codes = (on: string) => found(checkup, { exam_date: on }, before).filter((line) => line.includes('OLD_'))
  expect(codes('2026-01-15')).toEqual(['warn OLD_INTERVAL_SHORT exam_date'])
  expect(codes('2026-04-15')).toEqual([])
})

test('体检、自理能力评估、年度评估一起做：自理、认知、情感只问一次，写入体检表', () => {
  const visit = combine([checkup, adlForm, yearlyForm].map((form) => ({ form, context: around })))
  const asked = { ...adl('2026-05-06', { adl_wash: 7 })[2], cog_immediate: 3, cog_delayed: 2, emo_answer_sad: '1' }
  const own = Object.entries(asked).map(([key, value]) => [
    `${key.startsWith('adl_') ? 'old_adl' : 'old_yearly'}:${key}`,
    value,
  ])
  const given = distribute(visit, { ...Object.fromEntries(own), mmse_total: 21 })
  expect(given.checkup).toMatchObject({
    elder_self_care: '2',
    elder_cognition: '2',
    elder_emotion: '1',
    mmse_total: 21,
  })
  expect(given.old_yearly).toMatchObject({ mmse_total: 21 })
})
