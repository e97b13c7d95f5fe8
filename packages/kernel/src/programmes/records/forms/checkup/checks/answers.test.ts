import { expect, test } from 'vitest'
import { day } from '../../../../../day/day.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Values } from '../../../../../form/field.ts'
import { before, found } from '../testing/findings.ts'
import { elders } from '../testing/whole.ts'

const abnormal = { assessment: '2', abnormal_1: '见上', guidance: ['2'] }

test.each<[string, Values, FormContext, string[]]>([
  [
    '住院还没有出院',
    { inpatient: [{ admitted: '2025-05-20', reason: '肺炎', institution: '甲院' }] },
    {},
    ['warn EXAM_WHILE_INPATIENT inpatient[0].admitted'],
  ],
  [
    '出院晚于体检，入院只知道月份',
    { inpatient: [{ admitted: '2025-05', discharged: '2025-07', reason: '肺炎', institution: '甲院' }] },
    { today: day('2025-07-01') },
    ['block DATE_ORDER inpatient[0].discharged'],
  ],
  [
    '用药时间比年龄长',
    { medicines: [{ name: '氨氯地平', route: '口服', dose: '每日1次', duration: '700月', adherence: '1' }] },
    {},
    ['block CROSS_FIELD medicines[0].duration'],
  ],
  ['有异常写在第二条也可以', { assessment: '2', abnormal_2: '高血压', guidance: ['2'] }, {}, []],
  ['有异常一条没写', { assessment: '2', guidance: ['2'] }, {}, ['block REQUIRED abnormal_1']],
  ['无异常而写了异常', { assessment: '1', abnormal_1: '高血压' }, {}, ['block SKIP_FILLED abnormal_1']],
  ['皮肤黄染而巩膜正常', { skin: '5' }, {}, ['info SKIN_SCLERA sclera']],
  ['男性乳房胀痛', { symptoms: ['24'] }, { sex: '1' }, ['warn SEX_CONFLICT symptoms']],
  [
    '一颗牙既缺又龋',
    { dentition: ['2', '3'], teeth_missing: ['UR1'], teeth_caries: ['UR1'] },
    {},
    ['block CROSS_FIELD teeth_caries'],
  ],
  [
    '有危害因素接触史而没有一种',
    { occ_exposure: '2', occ_job: '矿工', occ_years: '45.0' },
    {},
    ['warn CROSS_FIELD occ_years', 'block REQUIRED occ_dust'],
  ],
  [
    '戒酒多年而近一年醉酒',
    {
      drink_freq: '3',
      drink_daily: '2.0',
      drink_quit: '2',
      drink_start_age: 20,
      drink_stop_age: 50,
      drunk_last_year: '1',
      drink_kind: ['1'],
    },
    {},
    ['block DRUNK_AFTER_QUIT drunk_last_year'],
  ],
  [
    'X-10 经常饮酒未选健康饮酒',
    {
      drink_freq: '4',
      drink_daily: '2.0',
      drink_quit: '1',
      drink_start_age: 20,
      drunk_last_year: '2',
      drink_kind: ['1'],
    },
    {},
    ['warn X-10 risk_control'],
  ],
  ['X-11 肥胖未选饮食或减体重', { weight: '75.0', risk_control: ['4'], ...abnormal }, {}, ['warn X-11 risk_control']],
  [
    'X-08 前几年的体检表有吸烟史',
    {},
    {
      history: [
        before('checkup', '2023-06-01', { smoke_status: '2' }),
        before('checkup', '2024-06-01', { smoke_status: '1' }),
      ],
    },
    ['warn SMOKE_HISTORY smoke_status'],
  ],
  [
    '在管的没有用药',
    { fpg: '5.50', dorsalis_pedis: '2', p_other: '2', p_other_other: '2型糖尿病', guidance: ['1'] },
    {
      groups: ['dm'],
    },
    ['warn CHK_NO_MEDICINE medicines'],
  ],
  [
    '减体重目标不低于现在的体重',
    { risk_control: ['5'], weight_target: '58.0' },
    {},
    ['block CROSS_FIELD weight_target'],
  ],
  ['减体重目标低于30 kg', { risk_control: ['5'], weight_target: '25.0' }, {}, ['block OUT_OF_RANGE weight_target']],
  [
    '不满18岁只看允许范围',
    { temperature: '37.8', pulse: 118, heart_rate: 118, weight: '25.0', waist: '60.0', height: '140.0' },
    {
      birth_date: day('2015-01-01'),
    },
    [],
  ],
  ['成人看常见范围', { temperature: '37.8', ...abnormal }, {}, ['warn UNUSUAL_VALUE temperature']],
  [
    'Q-OLD-03 不能自理而运动可顺利完成',
    { ...elders, elder_self_care: '4', ...abnormal },
    { birth_date: day('1955-01-01') },
    ['warn Q-OLD-03 elder_self_care'],
  ],
  [
    'Q-OLD-03 不能自理，运动也不能',
    { ...elders, elder_self_care: '4', motor: '2', ...abnormal },
    { birth_date: day('1955-01-01') },
    [],
  ],
  [
    'Q-OLD-06 认知阴性而有量表总分',
    { ...elders, mmse_total: 28 },
    { birth_date: day('1955-01-01') },
    ['block SKIP_FILLED mmse_total'],
  ],
  [
    '认知、情感阳性，要量表总分',
    { ...elders, elder_cognition: '2', elder_emotion: '2', ...abnormal },
    { birth_date: day('1955-01-01') },
    ['warn REQUIRED mmse_total', 'warn REQUIRED gds_total'],
  ],
  [
    'Q-OLD-07 有痴呆而自理和认知都正常',
    { ...elders, p_nerve: '2', p_nerve_other: '阿尔茨海默病', ...abnormal },
    { birth_date: day('1955-01-01') },
    ['warn Q-OLD-07 elder_cognition'],
  ],
])('%s', (_, values, context, expected) => expect(found(values, context)).toEqual(expected))
