import { expect, test } from 'vitest'
import { runRule } from '../../../rule/run.ts'
import { differs, examplesOf } from '../../../testing/meets.ts'

const examples = examplesOf(import.meta.url, './examples.jsonl')

test('所有例子都在', () => expect(examples).toHaveLength(36))

test.each(examples)('$id $why', ({ rule, input, expected }) => {
  expect(differs(expected, runRule(rule, input))).toEqual([])
})

const judged = (input: object) => runRule('dm.classify', { date: '2025-04-02', sbp: 120, dbp: 70, ...input })

test('没有空腹血糖，有不良反应或并发症的仍分类', () => {
  expect(judged({ fpg: null, adr: '2' })).toMatchObject({ class: '3', obligation: 'RECHECK_14' })
  expect(judged({ fpg: null, complication: '2' })).toMatchObject({ class: '4', refer: true })
})
test('没有空腹血糖，随机血糖危急的紧急转诊，不分类', () => {
  expect(judged({ random_glucose: 18 })).toMatchObject({ class: null, measure: '4', next_due: '2025-04-16' })
})
test('没有空腹血糖的不移动下次日期', () => {
  expect(judged({ random_glucose: 9 })).toMatchObject({ class: null, measure: null, next_due: null })
})
test('妊娠期或哺乳期血糖高于正常是危急情况', () => {
  expect(judged({ fpg: 6.2, pregnant_or_lactating: true })).toMatchObject({ emergency_reasons: ['SIGN_16'] })
  expect(judged({ fpg: 5.9, pregnant_or_lactating: true })).toMatchObject({ emergency: false })
})
test('县里设为低血糖不进分类的，仍是危急', () => {
  const settings = { dm_low_class: false }
  expect(judged({ fpg: 3.5, on_drug: true, settings })).toMatchObject({ class: '1', emergency: true, measure: '4' })
  expect(judged({ fpg: 3.5, settings })).toMatchObject({ class: '1', glu_unsatisfied: false })
  expect(judged({ fpg: 7.4, random_glucose: 3.5, on_drug: true, settings })).toMatchObject({ class: '2' })
})
test('超过180天的上一次不算', () => {
  const prev = { date: '2024-10-03', face_to_face: true, glu_unsatisfied: true, adr: false }
  expect(judged({ fpg: 8, prev })).toMatchObject({ measure: '2' })
  expect(judged({ fpg: 8, prev: { ...prev, date: '2024-10-04' } })).toMatchObject({ measure: '3' })
})

test.each([
  [{ sample: '2', fpg: 7.1, typical_symptoms: '1' }, 'suspected'],
  [{ sample: '2', fpg: 7.1, typical_symptoms: '1', abnormal_before: true }, 'probable'],
  [{ sample: '2', hba1c: 6.5, typical_symptoms: '2' }, 'probable'],
  [{ sample: '2', fpg: 5.6, ogtt_2h: 7.8, typical_symptoms: '1' }, 'high_risk'],
  [{ sample: '2', fpg: 5.6, typical_symptoms: '1', risk_factors: 1 }, 'high_risk'],
  [{ sample: '2', fpg: 5.6, typical_symptoms: '1' }, 'normal'],
  [{ sample: '1', fpg: 6.1, typical_symptoms: '2' }, 'high_risk'],
])('筛查 %j 为 %s', (input, status) => expect(runRule('dm.screen', input)).toMatchObject({ status }))

test.each([
  ['触及', undefined, '1'],
  ['未触及', undefined, '3'],
  ['1', 'GW2011', '3'],
  ['2', 'GW2011', '1'],
  ['2', undefined, '2'],
  ['4', undefined, null],
])('足背动脉 %s（%s）导入为 %s', (value, source_version, code) => {
  const input = { form: 'dm_followup', field: 'foot_pulse', value, source_version }
  expect(runRule('import.map', input)).toEqual({ value: code })
})

test.each<[string, object, string]>([
  ['dm.classify', { date: '2025-04-02', fpg: 6.5, adr: '7' }, 'adr'],
  ['dm.classify', { date: '2025-04-02', fpg: 6.5, complication: '8' }, 'complication'],
  ['dm.classify', { date: '2025-04-02', fpg: 6.5, signs: ['0', '19'] }, 'signs[1]'],
  ['dm.classify', { date: '2025-04-02', fpg: 6.5, hypoglycaemia: '4' }, 'hypoglycaemia'],
  ['dm.screen', { sample: '5', fpg: 7.1 }, 'sample'],
  [
    'dm.controlled',
    { as_of: '2025-12-31', state: 'enrolled', visits: [{ date: '2025-11-01', method: '7', fpg: 6 }] },
    'visits[0].method',
  ],
])('%s 不认识的代码是错误：%j', (rule, input, key) => {
  expect(runRule(rule, input)).toMatchObject({ error: 'BAD_INPUT', key })
})
