import { describe, expect, test } from 'vitest'
import { day } from '../../../../../day/day.ts'
import { elders, general } from '../testing/whole.ts'
import { sheet } from './sheet.ts'

const context = { birth_date: day('1955-03-01'), sex: '2', name: '王桂芳' }
const values = {
  ...general,
  ...elders,
  bp_left_sys: 156,
  bp_left_dia: 92,
  fpg: '7.20',
  ecg: '2',
  ecg_detail: '房颤',
  assessment: '2',
  abnormal_1: '精神分裂症，血压高',
  p_other: '2',
  p_other_other: '精神分裂症',
  medicines: [{ name: '奥氮平', route: '口服', dose: '每日1次', duration: '3年', adherence: '1' }],
  guidance: ['1', '2'],
  risk_control: ['3', '5'],
  weight_target: '55.0',
}

describe('体检结果反馈单', () => {
  const made = sheet(values, context)

  test('异常的逐项，平常的合成一行，用白话', () => {
    expect(made?.rows.map(({ item, result, usual, words }) => [item, result, usual, words])).toEqual([
      ['血压', '156/92 mmHg', '低于140/90mmHg', '比平常高一些，吃得淡些，改天再量'],
      ['体质指数（BMI）', '22.66 kg/m²', '18.5以上，低于24kg/m²', '正常'],
      ['空腹血糖', '7.20 mmol/L', '3.9～6.1mmol/L', '血糖偏高，少吃甜食和主食，再查一次'],
      ['心电图', '房颤', '正常', '请问医生'],
      ['糖化血红蛋白', '5.4 %', '低于6.5%', '正常'],
      ['总胆固醇', '4.80 mmol/L', '低于5.2mmol/L', '正常'],
      ['其他检查', expect.stringMatching(/^\d+项$/), '', '都在平常范围'],
    ])
  })

  test('写明做什么、什么时候', () => {
    expect(made?.steps).toEqual([
      { text: '请来复查', by: '2025-09-01' },
      { text: '请参加健康管理，村医会按时随访', by: null },
      { text: '吃得清淡，少盐少油，多吃蔬菜', by: null },
      { text: '减体重，目标 55.0 公斤', by: null },
      { text: '下次体检：2026年6月', by: null },
    ])
    expect(made?.delivery.due_by).toBe('2025-06-16')
    expect(made?.large).toBe(true)
  })

  test('诊断、用药和医生自己写的话都不在上面', () => {
    expect(JSON.stringify(made)).not.toMatch(/精神|奥氮平/)
  })
})
