import { describe, expect, test } from 'vitest'
import { day } from '../../../../../day/day.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Values } from '../../../../../form/field.ts'
import { validate } from '../../../../../form/validate.ts'
import { checkup } from '../checkup.ts'
import { before, found, last, today } from '../testing/findings.ts'
import { elders, general } from '../testing/whole.ts'

test('一张没有异常的表没有问题', () => {
  expect(found({})).toEqual([])
  expect(found(elders, { birth_date: day('1955-01-01'), groups: [] })).toEqual([])
})

test('用15项抑郁量表的县，总分超过15有误；参数与老年人健康管理同名 gds_scale', () => {
  const scored = { ...elders, elder_emotion: '2', gds_total: 16 }
  const elder: FormContext = { birth_date: day('1955-01-01'), groups: [] }
  expect(found(scored, { ...elder, settings: { gds_scale: 15 } })).toContain('block OUT_OF_RANGE gds_total')
  expect(found(scored, elder)).not.toContain('block OUT_OF_RANGE gds_total')
})

describe('逻辑核查', () => {
  const abnormal = { assessment: '2', abnormal_1: '见上', guidance: ['2'] }
  test.each<[string, Values, FormContext, string[]]>([
    [
      'X-02 脉压少见',
      { bp_left_sys: 124, bp_left_dia: 106, ...abnormal },
      {},
      ['warn X-02 bp_left_dia', 'warn BP_ARM_DIFF bp_right_sys'],
    ],
    [
      '只填收缩压',
      { bp_left_dia: null, bp_left_dia_not_done: 'unable' },
      {},
      ['block REQUIRED bp_left_dia', 'warn NOT_DONE bp_left_dia_not_done'],
    ],
    ['X-05 脉率大于心率', { heart_rate: 70 }, {}, ['warn X-05 heart_rate']],
    ['脉搏短绌', { heart_rate: 82 }, {}, ['warn PULSE_DEFICIT heart_rhythm']],
    ['X-06 心律绝对不齐而心电图正常', { heart_rhythm: '3', ecg: '1', ...abnormal }, {}, ['warn X-06 ecg']],
    ['X-08 以前吸烟', {}, last({ smoke_status: '3' }), ['warn SMOKE_HISTORY smoke_status']],
    [
      'X-08 form.validate 的 earlier',
      {},
      { earlier: { checkup: { smoke_status: '2' } } },
      ['warn SMOKE_HISTORY smoke_status'],
    ],
    ['X-09 吸烟未选戒烟', { smoke_status: '3', smoke_daily: 10, smoke_start_age: 20 }, {}, ['warn X-09 risk_control']],
    ['X-13 需处理的值而评价无异常', { scr: '140.0' }, {}, ['warn ABN_NOT_ASSESSED assessment']],
    ['X-12 大便潜血阳性而评价无异常', { fobt: '2' }, {}, ['warn ABN_NOT_ASSESSED assessment']],
    ['X-15 身高差 3.1 cm', { height: '163.1' }, last({ height: '160.0' }), ['warn X-15 height']],
    ['X-15 正好 3 cm 不算', { height: '163.0' }, last({ height: '160.0' }), []],
    ['X-16 体重差超过两成', { weight: '58.0' }, last({ weight: '48.0' }), ['warn X-16 weight']],
    ['X-17 糖化偏高未在管', { hba1c: '6.5' }, { groups: [] }, ['info SCREEN_DIABETES hba1c']],
    [
      'X-19 在管糖尿病而其他疾病未发现',
      {
        dorsalis_pedis: '2',
        fpg: '5.50',
        medicines: [{ name: '二甲双胍', route: '口服', dose: '每日2次', duration: '3年', adherence: '1' }],
      },
      { groups: ['dm'] },
      ['warn X-19 p_other', 'warn CHK_GUIDANCE_MANAGED guidance'],
    ],
    ['X-20 腰围大于身高', { waist: '161.0' }, {}, ['warn UNUSUAL_VALUE waist', 'block OUT_OF_RANGE waist']],
    ['X-22 女性前列腺', { anal: '4' }, {}, ['block SEX_CONFLICT anal']],
    [
      'X-23 药没有服，血压高',
      {
        ...abnormal,
        bp_left_sys: 150,
        bp_right_sys: 150,
        guidance: null,
        medicines: [{ name: '氨氯地平', route: '口服', dose: '每日1次', duration: '1年', adherence: '3' }],
      },
      {},
      ['warn REQUIRED guidance', 'warn X-23 guidance'],
    ],
    [
      'X-24 认知阳性而评价无异常',
      { ...elders, elder_cognition: '2', mmse_total: 20 },
      { birth_date: day('1955-01-01') },
      ['warn ABN_NOT_ASSESSED assessment'],
    ],
    [
      'Q-CHK-09 脑出血不在既往史',
      { p_cerebro: ['3'] },
      { history: [before('rec_personal', '2024-01-01', { past_disease: [{ code: '2' }] })] },
      ['warn Q-CHK-09 p_cerebro'],
    ],
    [
      'Q-CHK-09 已在既往史',
      { p_cerebro: ['3'] },
      { history: [before('rec_personal', '2024-01-01', { past_disease: [{ code: '7' }] })] },
      [],
    ],
    ['单位可疑的血糖', { fpg: '58.00', ...abnormal }, {}, ['warn UNIT_GLUCOSE fpg']],
    ['两种单位对不上', { fpg: '6.00', fpg_mg_dl: '126' }, {}, ['block CROSS_FIELD fpg']],
    [
      '化验日期太早',
      { lab_reports: [{ items: ['liver'], test_date: '2025-03-01', laboratory: '甲院', source: '1' }] },
      {},
      ['block TEST_DATE_WINDOW lab_reports[0].test_date'],
    ],
    [
      '采用上级医院半年内的报告',
      { lab_reports: [{ items: ['liver'], test_date: '2025-03-01', laboratory: '甲院', source: '2' }] },
      {},
      [],
    ],
    [
      '出院早于入院',
      { inpatient: [{ admitted: '2025-03', discharged: '2025-02', reason: '肺炎', institution: '甲院' }] },
      {},
      ['block DATE_ORDER inpatient[0].discharged'],
    ],
    [
      '住院期间体检',
      { inpatient: [{ admitted: '2025-05-20', discharged: '2025-06-10', reason: '肺炎', institution: '甲院' }] },
      {},
      ['warn EXAM_WHILE_INPATIENT inpatient[0].admitted'],
    ],
    [
      '一年以前接种',
      { vaccines: [{ name: '流感疫苗', date: '2024-05-31' }] },
      {},
      ['warn DATE_ORDER vaccines[0].date'],
    ],
    [
      '反馈早于体检',
      { feedback_date: '2025-05-31', feedback_to: '1', feedback_way: '1' },
      {},
      ['block DATE_ORDER feedback_date'],
    ],
    ['运动功能与自理', { ...elders, motor: '2' }, { birth_date: day('1955-01-01') }, ['warn CROSS_FIELD motor']],
    ['矫正视力更差', { vision_corr_left: '4.6' }, {}, ['warn CROSS_FIELD vision_corr_left']],
  ])('%s', (_, values, context, expected) => expect(found(values, context)).toEqual(expected))
})

test('自理能力由当年的评估表带出，填得不同不能提交', () => {
  const history = [before('old_adl', '2025-05-20', { adl_band: '3' })]
  const context = { birth_date: day('1955-01-01'), history }
  expect(found({ ...elders, elder_self_care: '1' }, context)).toEqual(['block ADL_BAND_MISMATCH elder_self_care'])
  const { elder_self_care: _, ...others } = elders
  const judged = { assessment: '2', abnormal_1: '中度依赖', guidance: ['2'] }
  expect(found({ ...others, ...judged }, context)).toEqual([])
})

test('认知、情感由当天的年度评估带出，可改', () => {
  const { elder_cognition: _, elder_emotion: __, ...others } = elders
  const history = [before('old_yearly', '2025-06-01', { elder_cognition: '1', elder_emotion: '1' })]
  const context = { birth_date: day('1955-01-01'), history }
  expect(found(others, context)).toEqual([])
  expect(found({ ...others, exam_date: '2025-06-02' }, context)).toEqual([
    'block REQUIRED elder_cognition',
    'block REQUIRED elder_emotion',
  ])
  const judged = { elder_cognition: '2', mmse_total: 20, assessment: '2', abnormal_1: '认知', guidance: ['2'] }
  expect(found({ ...others, ...judged }, context)).toEqual([])
})

test('Q-CHK-05 十项数值与去年完全相同', () => {
  const context = last({ ...general, exam_date: '2024-06-01' })
  expect(found({}, context)).toEqual(['warn Q-CHK-05 exam_date'])
  expect(found({ pulse: 73, heart_rate: 73, respiration: 17, waist: '78.5' }, context)).toEqual([])
})

test('Q-CHK-10、11 老年人 30 天未反馈，30 天后才录入', () => {
  const late = { today: day('2025-07-02'), birth_date: day('1955-01-01') }
  expect(found(elders, late)).toEqual(['info Q-CHK-11 exam_date', 'warn Q-CHK-10 feedback_date'])
  expect(found(elders, { ...late, today: day('2025-07-01') })).toEqual([])
  const told = { feedback_date: '2025-06-10', feedback_to: '1', feedback_way: '1' }
  expect(found({ ...elders, ...told }, late)).toEqual(['info Q-CHK-11 exam_date'])
})

test('不能知道的人群不点名，项目照样要求', () => {
  const asked = checkup.asks?.(['smd'], day('2025-06-01'), { birth_date: day('1970-01-01') }) ?? []
  const [finding, ...others] = validate(
    checkup,
    { ...general, guidance: ['1'] },
    {
      today,
      birth_date: day('1970-01-01'),
      sex: '2',
      groups: [],
      asked,
    },
  )
  expect(others).toEqual([])
  expect(finding).toMatchObject({ code: 'Q-CHK-02', severity: 'warn', field: 'hb' })
  expect(finding.message_zh).not.toMatch(/精神/)
})
