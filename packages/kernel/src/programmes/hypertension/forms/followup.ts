import { isFilled, numberOf } from '../../../form/answers.ts'
import { codes, one, text, type When } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import {
  bodyFields,
  bodyPairs,
  heartRate,
  pressureAsked,
  pressureFields,
  pressurePair,
} from '../../shared/forms/body.ts'
import { atTheResident, contactFields, inPerson, seen } from '../../shared/forms/contact.ts'
import { drinking, exercise, mind, pairs, salt, smoking } from '../../shared/forms/habits.ts'
import {
  adherence,
  adverse,
  classification,
  complication,
  drugsOf,
  lab,
  measures,
} from '../../shared/forms/medication.ts'
import { nextDateField, referralFields, signatures } from '../../shared/forms/next-step.ts'
import { resultOf, summaryOf } from '../../shared/forms/result.ts'
import { followupChecks } from './checks.ts'
import { judging } from './judged.ts'
import { paper } from './paper.ts'
import { symptoms } from './symptoms.ts'

const withPressure: When = (values, context) => seen(values) && pressurePair(values, context)

/** 体征: pressure, weight, heart rate. */
const signs = {
  ...pressureFields(pressureAsked),
  bp_source: one('血压来源', codes('1 诊室/随访测量', '2 自测告知'), {
    required: true,
    when: withPressure,
    computed: ({ method }) => (method === '3' ? '2' : '1'),
    editable: true,
  }),
  ...bodyFields,
  heart_rate: heartRate(inPerson),
  signs_other: text('其他体征', 200, { when: seen }),
}

/** 辅助检查 to 用药情况, with the class of this follow-up. */
const medication = {
  ...lab,
  ...adherence,
  ...adverse,
  ...complication,
  ...classification(judging, {
    required: (values) => isFilled(values.sbp) && isFilled(values.dbp),
    source: '规范第三版·高血压·分类干预',
  }),
  ...drugsOf('antihypertensive'),
  ...measures(judging),
}

const nextStep = {
  ...referralFields,
  ...nextDateField(judging.next, '规范第三版·高血压·随访评估、分类干预'),
  ...signatures,
}

/** 高血压患者随访服务记录表 (规范第三版·高血压·附件). */
export const followup = defineForm({
  id: 'htn_followup',
  edition: 'GW2017',
  title: '高血压患者随访服务记录表',
  short: '高血压随访',
  programme: 'htn',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '规范第三版·高血压·高血压患者随访服务记录表',
  faceToFace: (values) => seen(values) && atTheResident(values),
  sections: [
    { id: 'contact', title: '随访', fields: contactFields() },
    { id: 'symptoms', title: '症状', normalLabel: '无症状、无危急', fields: symptoms },
    {
      id: 'signs',
      title: '体征',
      fields: signs,
      pairs: [['sbp', 'dbp'], ...bodyPairs],
    },
    {
      id: 'habits',
      title: '生活方式',
      normalLabel: '心理、遵医良好',
      fields: { ...smoking, ...drinking, ...exercise, ...salt, ...mind },
      pairs: [pairs.smoking, pairs.drinking, pairs.exerciseTimes, pairs.exerciseMinutes, pairs.salt],
    },
    { id: 'medication', title: '用药', normalLabel: '无不良反应、无并发症', fields: medication },
    { id: 'next', title: '转诊与下次', fields: nextStep },
  ],
  checks: followupChecks,
  paper,
  result: resultOf(judging),
  summary: summaryOf((values) => {
    const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
    return sbp === null || dbp === null ? '' : `${sbp}/${dbp} mmHg`
  }),
})
