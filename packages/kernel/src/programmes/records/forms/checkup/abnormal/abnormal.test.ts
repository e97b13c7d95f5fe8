import { describe, expect, test } from 'vitest'
import type { Values } from '../../../../../form/field.ts'
import { answer } from '../../../../../rule/run.ts'
import { checkupAbnormalRule } from '../../../rules/checkup/abnormal.ts'
import { marks } from './marks.ts'
import { suggest } from './suggest.ts'

const judge = (values: object, about: object = {}) => answer(checkupAbnormalRule, { values, ...about })

describe('异常、需处理、危急', () => {
  test.each<[string, object, object, string[], string[], string[]]>([
    ['边界都在范围内', { hb: 130, fpg: 6.1, alt: 50, scr: 57, k: 3.5 }, { sex: '1' }, [], [], []],
    ['总胆固醇应低于 5.2', { tc: 5.2 }, {}, ['tc'], [], []],
    ['空腹血糖 3.9 是范围的头，也要处理', { fpg: 3.9 }, {}, ['fpg'], ['fpg'], ['fpg']],
    ['谷丙转氨酶超过上限三倍', { alt: 120.1 }, { sex: '2' }, ['alt'], ['alt'], []],
    ['男性的上限高些', { alt: 120.1 }, { sex: '1' }, ['alt'], [], []],
    ['化验室自己的范围优先', { alt: 55, lab_limits: [{ item: 'alt', high: '60' }] }, { sex: '1' }, [], [], []],
    ['性别不知道时取两者都异常的', { hb: 120 }, {}, [], [], []],
    ['体质指数按未取舍的值', { height: 165, weight: 76.2, bmi: 27.99 }, {}, ['bmi'], [], []],
    [
      '血压危急',
      { bp_left_sys: 182, bp_left_dia: 96 },
      {},
      ['bp_left_sys', 'bp_left_dia'],
      ['bp_left_sys'],
      ['bp_left_sys'],
    ],
    ['儿童的血压不按成人判', { bp_left_sys: 142 }, { age: 12 }, [], [], []],
    [
      '按表的次序',
      { k: 2.7, pulse: 145, ecg: '2', edema: '2' },
      {},
      ['pulse', 'edema', 'ecg', 'k'],
      ['k'],
      ['pulse', 'k'],
    ],
    ['尿蛋白 ± 也是异常', { u_protein: '±', u_glucose: '-' }, {}, ['u_protein'], [], []],
  ])('%s', (_, values, about, abnormal, action, critical) =>
    expect(judge(values, about)).toEqual({ abnormal, action, critical }),
  )

  test('没有的项目是错的输入', () => {
    expect(judge({ hgb: 1 })).toMatchObject({ error: 'BAD_INPUT', key: 'values.hgb' })
  })
})

test('标出高低、平常范围和危急', () => {
  const values: Values = { fpg: '17.0', hdl: '0.8', lung_barrel: '2' }
  expect(marks(values, { sex: '1' })).toEqual({
    lung_barrel: { level: 'abnormal', usual: '否' },
    fpg: { level: 'high', usual: '3.9～6.1mmol/L', action: true, critical: true },
    hdl: { level: 'low', usual: '不低于1.0mmol/L' },
  })
})

test('提示写进第一条空着的异常，已写的不再提示', () => {
  const values: Values = { bp_left_sys: 156, bp_left_dia: 92, ecg: '2', ecg_detail: '房颤', fpg: '7.20' }
  const lines = ['血压 156/92 mmHg ↑', '空腹血糖 7.20 mmol/L ↑', '心电图 房颤']
  expect(suggest(values, {})).toEqual({ abnormal_1: lines })
  expect(suggest({ ...values, abnormal_1: '血压偏高' }, {})).toEqual({ abnormal_2: lines.slice(1) })
  expect(suggest({ ...values, assessment: '1' }, {})).toEqual({})
})
