import { describe, expect, test } from 'vitest'
import { day } from '../../../../day/day.ts'
import { normalise } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Value, Values } from '../../../../form/field.ts'
import { worst } from '../../../../form/finding.ts'
import { validate } from '../../../../form/validate.ts'
import { complete } from '../../../../form/visible.ts'
import { answer } from '../../../../rule/run.ts'
import { sharedRules } from '../../../../rule/shared.ts'
import { recordRules } from '../../rules/list.ts'
import { checkup } from './checkup.ts'
import { elders, general, without } from './testing/whole.ts'

const run = (rule: string, input: object): Record<string, unknown> =>
  answer({ ...sharedRules, ...recordRules }[rule], input)

const issues = (values: Values, context: FormContext = {}) =>
  validate(checkup, { exam_date: '2025-06-01', ...values }, { today: day('2025-06-20'), ...context })

/** Findings of some fields, the blanks of a partial form aside. */
const on = (fields: string, values: Values, context: FormContext = {}): string[] =>
  issues(values, context)
    .filter(
      ({ field, code, severity }) => fields.split(' ').includes(field) && (code !== 'REQUIRED' || severity === 'warn'),
    )
    .map(({ code, severity, field }) => `${severity} ${code} ${field}`)

type Case = readonly [
  example: string,
  fields: string,
  values: Values,
  context: FormContext,
  expected: readonly string[],
]

const cases: readonly Case[] = [
  ['4 血糖 126 mg/dL，未在管', 'fpg', { fpg_mg_dl: '126' }, { groups: [] }, ['info SCREEN_DIABETES fpg']],
  ['6 小数视力', 'vision_left', { vision_left: '0.8' }, {}, ['block VISION_DECIMAL vision_left']],
  ['7 五分记录', 'vision_right', { vision_right: '5.0' }, {}, []],
  ['8 光感或 1.0', 'vision_left', { vision_left: '1' }, {}, ['warn VISION_LOW_OR_DECIMAL vision_left']],
  [
    '10 舒张压高于收缩压',
    'bp_left_dia',
    { bp_left_sys: 80, bp_left_dia: 120 },
    {},
    ['warn UNUSUAL_VALUE bp_left_dia', 'block BP_ORDER bp_left_dia'],
  ],
  ['11 极高而无处置', 'guidance', { bp_left_sys: 190, bp_left_dia: 100 }, {}, ['block BP_CRISIS_NO_ACTION guidance']],
  [
    '12 从不吸烟而有吸烟量',
    'smoke_daily',
    { smoke_status: '1', smoke_daily: 10 },
    {},
    ['block SKIP_FILLED smoke_daily'],
  ],
  [
    '13 将来才戒烟',
    'smoke_stop_age',
    { smoke_status: '2', smoke_start_age: 20, smoke_stop_age: 70 },
    { age: 66 },
    ['block CROSS_FIELD smoke_stop_age'],
  ],
  ['14 从不饮酒而有种类', 'drink_kind', { drink_freq: '1', drink_kind: ['1'] }, {}, ['block SKIP_FILLED drink_kind']],
  ['15 无症状和头晕', 'symptoms', { symptoms: ['1', '3'] }, {}, ['block EXCLUSIVE_OPTION symptoms']],
  ['16 男性填宫颈', 'gyn_cervix', { gyn_cervix: '1' }, { sex: '1' }, ['block SEX_CONFLICT gyn_cervix']],
  ['21 结合胆红素大于总胆红素', 'dbil', { tbil: '12.0', dbil: '15.0' }, {}, ['block DBIL_GT_TBIL dbil']],
  ['22 低密度大于总胆固醇', 'ldl hdl', { tc: '4.00', ldl: '4.50' }, {}, ['block LIPID_ORDER ldl']],
  ['23 两种脂蛋白之和大于总胆固醇', 'ldl hdl', { tc: '4.00', ldl: '2.90', hdl: '1.30' }, {}, ['warn X-07 hdl']],
  ['23 相等不算', 'ldl hdl', { tc: '4.20', ldl: '2.90', hdl: '1.30' }, {}, []],
  ['24 血红蛋白像 g/dL', 'hb', { hb: '13.5' }, {}, ['block OUT_OF_RANGE hb', 'warn UNIT_GDL hb']],
  [
    '25 心电图异常而评价无异常',
    'assessment',
    { ecg: '2', ecg_detail: '房颤', assessment: '1' },
    {},
    ['warn ABN_NOT_ASSESSED assessment'],
  ],
  ['26 缺齿未标位置', 'teeth_missing', { dentition: ['2'] }, {}, ['block DETAIL_REQUIRED teeth_missing']],
  [
    '29 45 岁填老年人项目',
    'elder_self_health',
    { elder_self_health: '1' },
    { age: 45 },
    ['block AGE_CONFLICT elder_self_health'],
  ],
  ['30 荤素均衡、嗜盐', 'diet', { diet: ['1', '4'] }, {}, []],
  ['30 荤素均衡、荤食为主', 'diet', { diet: ['1', '2'] }, {}, ['block DIET_CONFLICT diet']],
  [
    '31 填成要减的公斤数',
    'weight_target',
    { weight: '82.0', risk_control: ['5'], weight_target: '5' },
    {},
    ['warn WEIGHT_TARGET_AMOUNT weight_target'],
  ],
]

describe('健康体检表的例子', () => {
  test.each(cases)('02-%s', (_, fields, values, context, expected) => {
    expect(on(fields, values, context)).toEqual(expected)
  })

  test.each<[string, object, object]>([
    ['1', { height_cm: 160, weight_kg: 62.5 }, { bmi: 24.41, class_zh: '超重' }],
    ['2', { height_cm: 170, weight_kg: 69.3 }, { bmi: 23.98, class_zh: '正常' }],
    ['3', { height_cm: 165, weight_kg: 76.2 }, { bmi: 27.99, class_zh: '超重' }],
  ])('02-%s 体质指数按未取舍的值分级', (_, input, expected) => {
    expect(run('calc.bmi', input)).toMatchObject(expected)
  })

  test('02-4 换算成 mmol/L，填写的数值和单位留着', () => {
    expect(run('checkup.glucose', { value: 126, unit: 'mg/dL', in_diabetes: false })).toMatchObject({
      mmol: 7,
      findings: [{ code: 'SCREEN_DIABETES', severity: 'info' }],
    })
    const stored = complete(checkup, { fpg_mg_dl: '126' }, {})
    expect([stored.fpg, stored.fpg_mg_dl]).toEqual(['7.00', '126'])
  })

  test('02-24 血红蛋白像 g/dL 的，提示换算后的数', () => {
    const found = issues({ hb: '13.5' }).filter(({ code }) => code === 'UNIT_GDL')
    expect(found).toMatchObject([{ field: 'hb', hint: '135' }])
  })

  test('02-5 折合白酒', () => {
    expect(run('checkup.alcohol', { beer: 20, red_wine: 2 })).toEqual({ drink_daily: 2.5 })
    expect(run('checkup.alcohol', { beer: -20 })).toMatchObject({ error: 'BAD_INPUT', key: 'beer' })
  })

  test('02-6、7、8 一只眼的视力', () => {
    expect(run('checkup.vision', { value: 0.8 })).toMatchObject({ valid: false, suggestion: 4.9 })
    expect(run('checkup.vision', { value: 5.0 })).toEqual({ valid: true, suggestion: null, findings: [] })
    expect(run('checkup.vision', { value: 1 })).toMatchObject({ valid: true, findings: [{ severity: 'warn' }] })
    const all = [0.1, 0.5, 0.8, 1.2, 1.5].map((value) => run('checkup.vision', { value }).suggestion)
    expect(all).toEqual([4, 4.7, 4.9, 5.1, 5.2])
  })

  test('02-9 整张表的血压取高的一侧', () => {
    const arms = { bp_left_sys: 130, bp_left_dia: 80, bp_right_sys: 156, bp_right_dia: 88 }
    const judged = run('checkup.pressure', { ...arms, in_hypertension: false })
    expect(judged).toMatchObject({ sys: 156, dia: 88, grade: '1' })
    expect(judged.findings).toMatchObject([{ code: 'BP_ARM_DIFF' }, { code: 'SCREEN_HYPERTENSION' }])
    expect(run('checkup.pressure', { ...arms, in_hypertension: true }).findings).toMatchObject([
      { code: 'BP_ARM_DIFF' },
    ])
  })

  const dm = { birth_date: day('1967-01-01'), sex: '2', groups: ['dm'] }
  const diabetic = { ...general, fpg: '6.00', p_other: '2', p_other_other: '2型糖尿病', guidance: ['1'] }
  const withMedicine = {
    ...diabetic,
    medicines: [{ name: '二甲双胍', route: '口服', dose: '每日2次，每次0.5g', duration: '3年', adherence: '1' }],
  }

  test('02-17 糖尿病患者只缺足背动脉：可以提交，不完整', () => {
    const found = issues(withMedicine, dm)
    expect(worst(found)).toBe('warn')
    expect(found.map(({ code, field }) => [code, field])).toEqual([['Q-CHK-02', 'dorsalis_pedis']])
    expect(issues({ ...withMedicine, dorsalis_pedis: '2' }, dm)).toEqual([])
    const byAge = issues(withMedicine, { age: 58, sex: '2', groups: ['dm'] })
    expect(byAge.map(({ code, field }) => [code, field])).toEqual([['Q-CHK-02', 'dorsalis_pedis']])
  })

  const gaps = (values: Values, exam: string, groups: readonly string[] = []): Value =>
    run('checkup.complete', {
      exam_date: exam,
      birth_date: '1955-03-01',
      groups,
      filled: Object.keys(values).concat('medicines', 'guidance'),
    }).missing as Value

  test('02-18、19 2024 年的按 2024 年的项目，2025 年的加胸片和糖化', () => {
    const old = without({ ...general, ...elders }, 'chest_xray', 'hba1c')
    expect(gaps(old, '2024-09-01')).toEqual([])
    expect(gaps(old, '2025-09-01')).toEqual(['hba1c', 'chest_xray'])
  })

  test('02-20 拒绝胸片：提示后可提交，仍不完整', () => {
    const context = { birth_date: day('1955-03-01'), sex: '2', groups: [] }
    const refused = { ...without({ ...general, ...elders }, 'chest_xray'), chest_xray_not_done: 'refused' }
    expect(issues(refused, context).map(({ code, severity, field }) => [severity, code, field])).toEqual([
      ['warn', 'NOT_DONE', 'chest_xray_not_done'],
    ])
    expect(gaps(refused, '2025-06-01')).toEqual(['chest_xray'])
  })

  test('02-27 足背动脉未触及是异常', () => {
    expect(run('checkup.abnormal', { values: { dorsalis_pedis: '1' } }).abnormal).toEqual(['dorsalis_pedis'])
    expect(run('checkup.abnormal', { values: { dorsalis_pedis: '2' } }).abnormal).toEqual([])
  })

  test('02-28 尿蛋白只有一种写法', () => {
    const spelled = ['＋＋', '2+', '阴性', '－', '—', '±', '0.3 g/L'].map(
      (typed) => normalise(checkup, { u_protein: typed }).u_protein,
    )
    expect(spelled).toEqual(['++', '++', '-', '-', '-', '±', '0.3 g/L'])
  })

  test('02-32 两个人群取并集', () => {
    const of = (groups: readonly string[], birth_date: string): readonly string[] =>
      run('checkup.complete', { exam_date: '2025-06-01', birth_date, groups, absent: [] }).required as readonly string[]
    const union = new Set([...of(['htn'], '1980-01-01'), ...of(['dm'], '1980-01-01'), ...of([], '1958-01-01')])
    expect(new Set(of(['htn', 'dm'], '1958-01-01'))).toEqual(union)
  })
})
