import { dayOf, isFilled, numberOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, int, many, one, text, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { bodyFields, bodyPairs, heartRate, pressureFields, pressurePair } from '../../shared/forms/body.ts'
import { atTheResident, contactFields, deathCheck, inPerson, methods, seen } from '../../shared/forms/contact.ts'
import { exercise, exerciseCheck, goalsCheck, mind, pairs, smoking } from '../../shared/forms/habits.ts'
import { adverse, classification, complication, drugsCheck, measures } from '../../shared/forms/medication.ts'
import {
  classCheck,
  nextDateCheck,
  nextDateField,
  referralCheck,
  referralFields,
  signatures,
} from '../../shared/forms/next-step.ts'
import { noYes } from '../../shared/forms/options.ts'
import { resultOf, summaryOf } from '../../shared/forms/result.ts'
import { pressureCheck, ranges } from '../../shared/vital.ts'
import { isJudged } from '../judge.ts'
import { copdSettings } from '../rules/settings.ts'
import { adviceItems } from './advice.ts'
import { judging } from './judged.ts'
import { lungChecks, lungFunction } from './lung.ts'
import { EDITION, SOURCE } from './options.ts'
import { paper } from './paper.ts'
import { qualityChecks } from './quality.ts'
import { catCheck, course, cyanosis, cyanosisCheck, exacerbationCheck, symptoms, vaccination } from './symptoms.ts'
import { breathingSupport, copdAdherence, copdDrugs, inhalerCheck } from './treatment.ts'

/** 网络 only where the county allows it. */
const ways = [
  ...methods,
  ...codes('4 网络').map((option) => ({
    ...option,
    offered: ({ settings }: FormContext) => copdSettings(settings).online,
  })),
]

const measured: When = (values) => isFilled(values.spo2)
const never: When = () => false
const tested: When = (values) => ['fev1', 'fvc', 'fev1_fvc', 'fev1_pred'].some((key) => isFilled(values[key]))

const signs = {
  ...cyanosis,
  rr: int('呼吸频率', { ...ranges.respiration, required: inPerson, when: seen, concept: 'respiration' }),
  heart_rate: heartRate(inPerson),
  spo2: int('血氧饱和度', {
    ...ranges.spo2,
    required: inPerson,
    when: seen,
    concept: 'spo2',
    hint: '静息时测，填百分数',
    outside: '填百分数，50～100',
    synonyms: ['SpO2', 'SpO₂', '指脉氧'],
  }),
  on_oxygen: one('测时吸氧', noYes, {
    required: true,
    when: (values, context) => seen(values) && measured(values, context),
  }),
  ...pressureFields(pressurePair),
  ...bodyFields,
  signs_other: many('其他体征', codes('1 桶状胸', '2 杵状指', '3 呼吸音减弱', '4 啰音', '5 颈静脉怒张', '6 其他'), {
    when: seen,
    details: { '6': 'signs_text' },
  }),
  signs_text: text('体征说明', 200),
}

const lung = {
  ...lungFunction(seen, never),
  spirometry_date: date('肺功能检查日期', {
    required: true,
    when: (values, context) => seen(values) && tested(values, context),
  }),
}

const testDate: Check = (values) => {
  const [on, tested] = [dayOf(values, 'service_date'), dayOf(values, 'spirometry_date')]
  return on && tested && tested > on
    ? [finding('DATE_ORDER', 'spirometry_date', `“肺功能检查日期”${tested} 晚于随访日期 ${on}，请核对`)]
    : []
}

const referral = referralCheck(judging, ({ unsatisfied }) => (unsatisfied ? '连续两次控制不满意，按规范应转诊' : null))

const factsOf = (values: Values): string =>
  [
    isFilled(values.spo2) ? `血氧 ${values.spo2}%` : '',
    isFilled(values.mmrc) ? `mMRC ${values.mmrc}级` : '',
    (numberOf(values, 'exacerbations_since') ?? 0) > 0 ? `急性加重${values.exacerbations_since}次` : '',
  ]
    .filter(Boolean)
    .join('，')

const result = resultOf(judging)

/** 慢阻肺患者随访服务记录表: modelled on county forms of 2025; the national form is not published yet. */
export const followup = defineForm({
  id: 'copd_followup',
  edition: EDITION,
  title: '慢阻肺患者随访服务记录表',
  short: '慢阻肺随访',
  programme: 'copd',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: SOURCE,
  faceToFace: (values) => seen(values) && atTheResident(values),
  sections: [
    { id: 'contact', title: '随访', fields: contactFields(ways) },
    { id: 'symptoms', title: '症状', normalLabel: '无症状、无危急', fields: symptoms },
    {
      id: 'signs',
      title: '体征',
      normalLabel: '无紫绀、无水肿',
      fields: signs,
      pairs: [['sbp', 'dbp'], ...bodyPairs],
    },
    { id: 'course', title: '呼吸困难与急性加重', fields: course },
    { id: 'lung', title: '肺功能', fields: lung },
    {
      id: 'habits',
      title: '生活方式',
      normalLabel: '心理、遵医良好',
      fields: { ...smoking, ...exercise, ...mind, ...vaccination },
      pairs: [pairs.smoking, pairs.exerciseTimes, pairs.exerciseMinutes],
    },
    {
      id: 'medication',
      title: '用药与氧疗',
      normalLabel: '无不良反应、无并发症',
      fields: { ...copdDrugs, ...copdAdherence, ...adverse, ...breathingSupport, ...complication },
    },
    {
      id: 'next',
      title: '评价与下次',
      fields: {
        ...classification(judging, { required: isJudged, source: SOURCE, label: '随访评价结果' }),
        ...measures(judging),
        ...referralFields,
        ...nextDateField(judging.next, SOURCE),
        ...signatures,
      },
    },
  ],
  checks: [
    pressureCheck,
    deathCheck,
    cyanosisCheck,
    catCheck,
    exacerbationCheck,
    lungChecks,
    testDate,
    goalsCheck,
    exerciseCheck,
    drugsCheck,
    inhalerCheck,
    ...qualityChecks,
    classCheck(judging),
    referral,
    nextDateCheck(judging.next),
  ],
  result: (values, context) => [...result(values, context), ...adviceItems(values, context)],
  summary: summaryOf(factsOf),
  paper,
})
