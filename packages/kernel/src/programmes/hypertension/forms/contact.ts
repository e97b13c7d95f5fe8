import { dayOf, isFilled } from '../../../form/answers.ts'
import { codes, date, dec, int, many, one, text, type When } from '../../../form/field.ts'
import { ageOn, sexOf } from '../../records/forms/person.ts'
import { ranges } from '../../shared/vital.ts'
import { lostReasons } from './advice.ts'
import { atTheResident, heightAsked, seen, shownBmi, typedHere, weightAsked } from './judged.ts'
import { noYes } from './options.ts'

/** 随访日期、随访方式 and whether the patient was met. */
export const contact = {
  service_date: date('随访日期', { required: true, synonyms: ['本次随访日期', '随访时间', '日期'] }),
  method: one('随访方式', codes('1 门诊', '2 家庭', '3 电话'), {
    required: true,
    imports: { 门诊随访: '1', 家庭随访: '2', 入户: '2', 上门: '2', 电话随访: '3' },
  }),
  contact_outcome: one('随访结果', codes('1 已访到', '2 失访', '3 拒访', '4 死亡'), { required: typedHere }),
  lost_reason: one('失访原因', lostReasons, {
    required: true,
    when: ({ contact_outcome }) => contact_outcome === '2',
    details: { '4': 'lost_reason_other' },
  }),
  lost_reason_other: text('其他失访原因', 100),
  death_date: date('死亡日期', { required: true, when: ({ contact_outcome }) => contact_outcome === '4' }),
  death_cause: text('死亡原因', 200, { required: true, when: ({ contact_outcome }) => contact_outcome === '4' }),
}

/** Measured unless the contact was no meeting; asked from the start, before the method is chosen. */
const inPerson: When = (values) => !isFilled(values.method) || atTheResident(values)

const childbearing: When = (values, context) => {
  const age = ageOn({}, context, dayOf(values, 'service_date'))
  return seen(values) && sexOf({}, context) !== '1' && (age === null || (age >= 15 && age <= 55))
}
/** Asked where sex and age are known to fit. */
const isChildbearing: When = (values, context) =>
  sexOf({}, context) === '2' && ageOn({}, context, dayOf(values, 'service_date')) !== null

export const symptoms = {
  symptoms: many(
    '症状',
    codes(
      '1 无症状',
      '2 头痛头晕',
      '3 恶心呕吐',
      '4 眼花耳鸣',
      '5 呼吸困难',
      '6 心悸胸闷',
      '7 鼻衄出血不止',
      '8 四肢发麻',
      '9 下肢水肿',
      '10 其他',
    ),
    {
      required: true,
      when: seen,
      exclusive: '1',
      normal: ['1'],
      details: { '10': 'symptoms_other' },
      concept: 'symptoms',
    },
  ),
  symptoms_other: text('症状其他', 100),
  emergency_signs: many(
    '危急情况',
    codes(
      '0 无',
      '1 意识改变',
      '2 剧烈头痛或头晕',
      '3 恶心呕吐',
      '4 视力模糊',
      '5 眼痛',
      '6 心悸',
      '7 胸闷',
      '8 喘憋不能平卧',
      '9 存在不能处理的其他疾病',
    ),
    {
      required: (values, context) => inPerson(values, context) && typedHere(values, context),
      when: seen,
      exclusive: '0',
      normal: ['0'],
      source: '规范第三版·高血压·随访评估（须在处理后紧急转诊的危急情况）',
    },
  ),
  pregnant_or_lactating: one('妊娠期或哺乳期', noYes, { required: isChildbearing, when: childbearing, normal: '1' }),
}

const withPressure: When = (values) => seen(values) && (isFilled(values.sbp) || isFilled(values.dbp))
const pressureAsked: When = (values, context) =>
  inPerson(values, context) || isFilled(values.sbp) || isFilled(values.dbp)

/** 体征: pressure, weight, heart rate. */
export const signs = {
  sbp: int('收缩压', {
    ...ranges.sbp,
    required: pressureAsked,
    when: seen,
    concept: 'sbp',
    synonyms: ['血压收缩压', '高压', '血压（收缩压）'],
  }),
  dbp: int('舒张压', {
    ...ranges.dbp,
    required: pressureAsked,
    when: seen,
    concept: 'dbp',
    synonyms: ['血压舒张压', '低压', '血压（舒张压）'],
  }),
  bp_source: one('血压来源', codes('1 诊室/随访测量', '2 自测告知'), {
    required: true,
    when: withPressure,
    computed: ({ method }) => (method === '3' ? '2' : '1'),
    editable: true,
  }),
  height: dec('身高', 1, { ...ranges.height, required: heightAsked, when: seen, concept: 'height' }),
  weight: dec('体重', 1, {
    ...ranges.weight,
    required: weightAsked,
    when: seen,
    concept: 'weight',
    synonyms: ['现体重'],
  }),
  weight_target: dec('目标体重', 1, { ...ranges.weight, when: seen, concept: 'weight_target' }),
  bmi: dec('体质指数', 2, {
    unit: 'kg/m²',
    when: seen,
    computed: ({ height, weight }) => shownBmi(height, weight),
    concept: 'bmi',
    synonyms: ['BMI'],
  }),
  bmi_target: dec('目标体质指数', 2, {
    unit: 'kg/m²',
    when: seen,
    computed: ({ height, weight_target }) => shownBmi(height, weight_target),
  }),
  heart_rate: int('心率', { ...ranges.heartRate, required: inPerson, when: seen, concept: 'heart_rate' }),
  signs_other: text('其他体征', 200, { when: seen }),
}
