import { describe, expect, test } from 'vitest'
import type { Values } from '../form/field.ts'
import { formOf } from '../form/list.ts'
import { wordsOf } from './piece.ts'
import { type Sheet, sheetOf } from './sheet.ts'

const printed = (id: string, ...filled: readonly Values[]): Sheet => {
  const form = formOf(id)
  if (!form) throw new Error(id)
  return sheetOf(form, filled)
}

const rowsIn = ({ pages }: Sheet) => pages.flat()

/** First line of each label in order, and each title once where it begins. */
const namesOf = (sheet: Sheet): readonly string[] => {
  let before: readonly string[] = []
  return rowsIn(sheet).flatMap(({ titles, cells }) => {
    const begun = titles.filter((title, at) => before[at] !== title).map((title) => `【${title}】`)
    before = titles
    return [...begun, ...cells.flatMap(({ label, lines }) => (label ? [wordsOf(lines).split('\n')[0]] : []))]
  })
}

const DRUGS = ['药物名称1', '用法用量', '药物名称2', '用法用量', '药物名称3', '用法用量']

/** Rows of the record forms of 规范第三版 in their order; 【】 holds a title beside its rows. */
const official: Readonly<Record<string, readonly string[]>> = {
  htn_followup: [
    ...['随访日期', '随访方式', '症状'],
    ...['【体征】', '血压（mmHg）', '体重（kg）', '体质指数（BMI）（kg/m²）', '心率（次/分钟）', '其他'],
    ...['【生活方式指导】', '日吸烟量（支）', '日饮酒量（两）', '运动', '摄盐情况（咸淡）', '心理调整', '遵医行为'],
    ...['辅助检查*', '服药依从性', '药物不良反应', '此次随访分类'],
    ...['【用药情况】', ...DRUGS, '其他药物', '用法用量'],
    ...['【转诊】', '原因', '机构及科别', '下次随访日期', '随访医生签名'],
  ],
  dm_followup: [
    ...['随访日期', '随访方式', '症状'],
    ...['【体征】', '血压（mmHg）', '体重（kg）', '体质指数（BMI）（kg/m²）', '足背动脉搏动', '其他'],
    ...['【生活方式指导】', '日吸烟量（支）', '日饮酒量（两）', '运动', '主食（克/天）', '心理调整', '遵医行为'],
    ...['【辅助检查】', '空腹血糖值', '其他检查*'],
    ...['服药依从性', '药物不良反应', '低血糖反应', '此次随访分类'],
    ...['【用药情况】', ...DRUGS, '胰岛素'],
    ...['【转诊】', '原因', '机构及科别', '下次随访日期', '随访医生签名'],
  ],
  smd_profile: [
    ...['监护人姓名', '与患者关系', '监护人住址', '监护人电话', '辖区村（居）委会联系人、电话'],
    ...['户别', '就业情况', '知情同意', '初次发病时间', '既往主要症状', '既往关锁情况'],
    ...['【既往治疗情况】', '门诊', '住院', '目前诊断情况', '最近一次治疗效果', '危险行为', '经济状况'],
    ...['专科医生的意见（如果有请记录）', '填表日期', '医生签字'],
  ],
  smd_followup: [
    ...['随访日期', '本次随访形式', '本次随访对象', '若失访，原因', '【如死亡，日期和原因】', '死亡日期', '死亡原因'],
    ...['危险性评估', '目前症状', '自知力', '睡眠情况', '饮食情况'],
    ...['【社会功能情况】', '个人生活料理', '家务劳动', '生产劳动及工作', '学习能力', '社会人际交往'],
    ...['危险行为', '两次随访期间关锁情况', '两次随访期间住院情况', '实验室检查', '用药依从性', '药物不良反应'],
    ...['治疗效果', '是否转诊', '【用药情况】', '药物1', '药物2', '药物3', '【用药指导】', '药物1', '药物2', '药物3'],
    ...['康复措施', '本次随访分类', '下次随访日期', '随访医生签名'],
  ],
  tb_first_visit: [
    ...['随访时间', '随访方式', '患者类型', '痰菌情况', '耐药情况', '主要症状及体征'],
    ...['【用药】', '化疗方案', '用法', '药品剂型', '督导人员选择'],
    ...['【家庭居住环境评估】', '单独的居室', '通风情况', '【生活方式评估】', '吸烟', '饮酒'],
    ...['【健康教育及培训】', '取药地点、时间', '服药记录卡的填写', '服药方法及药品存放', '肺结核治疗疗程'],
    ...['不规律服药危害', '服药后不良反应及处理', '治疗期间复诊查痰', '外出期间如何坚持服药'],
    ...['生活习惯及注意事项', '密切接触者检查', '下次随访时间', '评估医生签名'],
  ],
  tb_followup: [
    ...['随访时间', '治疗月序', '督导人员', '随访方式', '症状及体征', '【生活方式指导】', '吸烟', '饮酒'],
    ...['【用药】', '化疗方案', '用法', '药品剂型', '漏服药次数', '药物不良反应', '并发症或合并症'],
    ...['【转诊】', '科别', '原因', '2周内随访，随访结果', '处理意见', '下次随访时间', '随访医生签名'],
  ],
  tb_close: ['停止治疗及原因', '全程管理情况'],
}

test.each(Object.entries(official))('%s has the rows of the official sheet in its order', (id, names) => {
  expect(namesOf(printed(id))).toEqual(names)
})

describe('drugs on the sheet', () => {
  const drug = { name: '氨氯地平片', times_per_day: '1', amount: '5', unit: 'mg' }
  const usage = (...visits: readonly Values[]) =>
    rowsIn(printed('htn_followup', ...visits))
      .filter(({ titles }) => titles.includes('用药情况'))
      .map(({ cells }) => cells.map(({ lines }) => wordsOf(lines).replaceAll(/[\u2002\u3000]+/g, ' ')))

  test('a visit has name and dose on lines of their own; an empty line waits for a pen', () => {
    const [name, dose, second] = usage({ drugs: [drug] })
    expect(name).toEqual(['药物名称1', '氨氯地平片', '', '', ''])
    expect(dose.slice(0, 3)).toEqual(['用法用量', '每日1次 每次5mg', '每日 次 每次 '])
    expect(second[1]).toBe('')
  })

  test('the fourth drug of one visit makes a row for all of them', () => {
    expect(usage({ drugs: [drug, drug, drug, drug] }, {})).toHaveLength(usage().length + 2)
  })
})

describe('scores', () => {
  const gridRows = (id: string, ...filled: readonly Values[]) =>
    rowsIn(printed(id, ...filled)).map(({ cells }) => cells.map(({ lines }) => wordsOf(lines)))

  test('each item of self-care has four grades with their scores, then its own', () => {
    const rows = gridRows('old_adl', { adl_wash: 3, adl_total: 3 })
    expect(rows.find((cells) => cells.includes('可自理'))?.slice(1, 5)).toEqual([
      '可自理',
      '轻度依赖',
      '中度依赖',
      '不能自理',
    ])
    const scores = rows.filter(([first]) => first === '评分')
    expect(scores.map((cells) => cells.slice(1, 5).join(' '))).toEqual([
      '0 0 3 5',
      '0 1 3 7',
      '0 0 3 5',
      '0 1 5 10',
      '0 1 5 10',
    ])
    expect(scores[1][5]).toBe('3')
  })

  test('each of the 33 questions has five columns, the answer ticked', () => {
    const rows = gridRows('tcm_elder', { q1: 4 })
    const questions = rows.filter(([first]) => /^（\d+）/.test(first))
    expect(questions).toHaveLength(33)
    expect(questions.every(({ length }) => length === 6)).toBe(true)
    expect(questions[0].map((cell) => cell.includes('✓'))).toEqual([false, false, false, false, true, false])
    expect(questions[8][1]).toContain('BMI<24')
  })

  test('the nine constitutions stand beside each other, 平和质 last and 基本是 in place of 倾向是', () => {
    const rows = gridRows('tcm_elder', { result_balanced: '2' })
    expect(rows.find(([first]) => first === '体质类型')?.at(-1)).toBe('平和质')
    const found = rows.find(([first]) => first === '体质辨识') ?? []
    expect(found).toHaveLength(10)
    expect(found[1]).toContain('倾向是')
    expect(found[9]).toContain('基本是✓')
  })
})

test('what the paper does not ask stands below it only where it is filled', () => {
  expect(printed('htn_followup').beside).toEqual([])
  expect(printed('htn_followup', { height: '165.0' }).beside.map(({ label }) => label)).toEqual(['身高'])
})

test('who was not met: the reason stands with the date; that a patient was met is not said', () => {
  const dateOf = (visit: Values): string =>
    wordsOf(rowsIn(printed('htn_followup', visit))[0].cells[1].lines)
      .replaceAll(/\s+/g, ' ')
      .trim()
  const on = { service_date: '2026-03-02' }
  expect(dateOf({ ...on, contact_outcome: '1' })).toBe('2026年3月2日')
  expect(dateOf({ ...on, contact_outcome: '2', lost_reason: '1' })).toBe('2026年3月2日 失访 外出务工')
  const dead = { ...on, contact_outcome: '4', death_date: '2026-02-20', death_cause: '脑出血' }
  expect(dateOf(dead)).toBe('2026年3月2日 死亡 2026年2月20日 脑出血')
})

describe('forms without a national sheet', () => {
  const cellAt = (id: string, name: string): readonly string[] => {
    const row = rowsIn(printed(id)).find(({ cells }) => cells.some(({ lines }) => wordsOf(lines) === name))
    const at = row?.cells.findIndex(({ lines }) => wordsOf(lines) === name) ?? -1
    const lines = row?.cells[at + 1]?.lines ?? []
    return lines.map((line) => wordsOf([line]).replaceAll(/\s+/g, ' ').trim())
  }

  test('a blank group names its parts, with room for the pen', () => {
    expect(cellAt('htn_enrol', '纳入时血压')).toEqual(['收缩压 mmHg 舒张压 mmHg'])
  })

  test('a list has as many lines as the form says, each with its parts', () => {
    expect(cellAt('htn_screen', '血压读数')).toEqual([1, 2, 3].map((n) => `读数${n} 收缩压 mmHg 舒张压 mmHg`))
  })

  test('a code is parted from words that begin with a digit', () => {
    expect(cellAt('dm_enrol', '类型')[0]).toBe('1.1型 2.2型 3其他/继发 4妊娠期')
  })
})
