import { dayOf } from '../../../../../form/answers.ts'
import { codes, dec, int, many, one, text, type When } from '../../../../../form/field.ts'
import { bmi } from '../../../../../text/bmi.ts'
import { roundHalfUp } from '../../../../../text/decimal.ts'
import { ageOn } from '../../person.ts'
import { inElderGroup, screenOfDay, selfCareBand } from '../elder.ts'

const symptomList = codes(
  '1 无症状',
  '2 头痛',
  '3 头晕',
  '4 心悸',
  '5 胸闷',
  '6 胸痛',
  '7 慢性咳嗽',
  '8 咳痰',
  '9 呼吸困难',
  '10 多饮',
  '11 多尿',
  '12 体重下降',
  '13 乏力',
  '14 关节肿痛',
  '15 视力模糊',
  '16 手脚麻木',
  '17 尿急',
  '18 尿痛',
  '19 便秘',
  '20 腹泻',
  '21 恶心呕吐',
  '22 眼花',
  '23 耳鸣',
  '24 乳房胀痛',
  '25 其他',
)

export const symptoms = {
  symptoms: many('症状', symptomList, {
    required: true,
    exclusive: '1',
    details: { '25': 'symptoms_other' },
    concept: 'symptoms',
    normal: ['1'],
  }),
  symptoms_other: text('其他症状', 100),
}

/** Usual ranges are those of adults; a child's values are bounded by the hard range alone. */
export const adult: When = (values, context) => (ageOn({}, context, dayOf(values, 'exam_date')) ?? 18) >= 18

const measured = { required: true, notDone: true } as const

const systolic = (label: string) =>
  int(label, { ...measured, unit: 'mmHg', hard: [50, 300], usual: [90, 180], usualWhen: adult })
const diastolic = (label: string) =>
  int(label, { ...measured, unit: 'mmHg', hard: [20, 200], usual: [50, 110], usualWhen: adult })

/** 一般状况 (规范第三版·健康体检表·一般状况); ranges are product parameters. */
export const general = {
  temperature: dec('体温', 1, {
    ...measured,
    unit: '℃',
    hard: [34, 42],
    usual: [35.5, 37.5],
    usualWhen: adult,
    concept: 'temperature',
  }),
  pulse: int('脉率', {
    ...measured,
    unit: '次/分钟',
    hard: [20, 250],
    usual: [50, 110],
    usualWhen: adult,
    concept: 'pulse',
  }),
  respiration: int('呼吸频率', {
    ...measured,
    unit: '次/分钟',
    hard: [6, 70],
    usual: [12, 24],
    usualWhen: adult,
    concept: 'respiration',
  }),
  bp_left_sys: systolic('左侧收缩压'),
  bp_left_dia: diastolic('左侧舒张压'),
  bp_right_sys: systolic('右侧收缩压'),
  bp_right_dia: diastolic('右侧舒张压'),
  height: dec('身高', 1, {
    ...measured,
    unit: 'cm',
    hard: [50, 250],
    usual: [130, 200],
    usualWhen: adult,
    concept: 'height',
  }),
  weight: dec('体重', 1, {
    ...measured,
    unit: 'kg',
    hard: [5, 300],
    usual: [30, 150],
    usualWhen: adult,
    concept: 'weight',
  }),
  waist: dec('腰围', 1, {
    ...measured,
    unit: 'cm',
    hard: [30, 200],
    usual: [50, 140],
    usualWhen: adult,
    concept: 'waist',
  }),
  bmi: dec('体质指数（BMI）', 2, {
    unit: 'kg/m²',
    usual: [14, 45],
    usualWhen: adult,
    concept: 'bmi',
    computed: (values) => {
      const raw = bmi(values.height, values.weight)
      return raw && roundHalfUp(raw, 2)
    },
  }),
}

const elder: When = (values, context) => inElderGroup(values, context) === true

/** Asked of the target group of older people only (R-OLD-4). */
const ofElders = {
  required: elder,
  when: ((values, context) => inElderGroup(values, context) !== false) satisfies When,
  misplaced: ['AGE_CONFLICT', '本年度不属于老年人健康管理对象，不填老年人评估项目，请清空'],
} as const

const positive = (screen: string): { readonly when: When } => ({
  when: (values, context) => ofElders.when(values, context) && values[screen] !== '1',
})

/** 老年人评估: state of health, self-care, cognition, mood. */
export const elderScreens = {
  elder_self_health: one(
    '老年人健康状态自我评估',
    codes('1 满意', '2 基本满意', '3 说不清楚', '4 不太满意', '5 不满意'),
    ofElders,
  ),
  elder_self_care: one(
    '老年人生活自理能力自我评估',
    codes('1 可自理（0～3分）', '2 轻度依赖（4～8分）', '3 中度依赖（9～18分）', '4 不能自理（≥19分）'),
    {
      ...ofElders,
      concept: 'elder_self_care',
      computed: selfCareBand,
      editable: true,
      hint: '按生活自理能力评估表的得分',
    },
  ),
  elder_cognition: one('老年人认知功能', codes('1 粗筛阴性', '2 粗筛阳性，简易智力状态检查总分'), {
    ...ofElders,
    concept: 'elder_cognition',
    computed: screenOfDay('elder_cognition'),
    editable: true,
  }),
  mmse_total: int('简易智力状态检查总分', {
    unit: '分',
    hard: [0, 30],
    ...positive('elder_cognition'),
    concept: 'mmse_total',
  }),
  elder_emotion: one('老年人情感状态', codes('1 粗筛阴性', '2 粗筛阳性，老年人抑郁评分检查总分'), {
    ...ofElders,
    concept: 'elder_emotion',
    computed: screenOfDay('elder_emotion'),
    editable: true,
  }),
  gds_total: int('老年人抑郁评分总分', {
    unit: '分',
    hard: [0, 30],
    ...positive('elder_emotion'),
    concept: 'gds_total',
  }),
}
