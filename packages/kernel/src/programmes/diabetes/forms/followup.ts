import { isFilled, textOf } from '../../../form/answers.ts'
import { codes, dec, int, one, rows, text, type Values } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { bodyFields, bodyPairs, heartRate, pressureAsked, pressureFields } from '../../shared/forms/body.ts'
import { asked, atTheResident, contactFields, inPerson, seen } from '../../shared/forms/contact.ts'
import { drinking, exercise, mind, pairs, smoking, staple } from '../../shared/forms/habits.ts'
import { adherence, adverse, classification, complication, drugsOf, measures } from '../../shared/forms/medication.ts'
import { nextDateField, referralFields, signatures } from '../../shared/forms/next-step.ts'
import { resultOf, summaryOf } from '../../shared/forms/result.ts'
import { ranges } from '../../shared/vital.ts'
import { adviceItems } from '../advice.ts'
import { followupChecks } from './checks.ts'
import { tests } from './glucose.ts'
import { judging } from './judged.ts'
import { paper } from './paper.ts'
import { symptoms } from './symptoms.ts'

/** 体征: pressure, weight, foot pulse. */
const signs = {
  ...pressureFields(pressureAsked),
  ...bodyFields,
  foot_pulse: one('足背动脉搏动', codes('1 触及正常', '2 减弱', '3 消失'), {
    required: inPerson,
    when: seen,
    normal: '1',
    details: { '2': 'foot_pulse_side', '3': 'foot_pulse_side' },
    imports: { 触及: '1', 未触及: '3', 双侧对称: '1' },
  }),
  foot_pulse_side: one('足背动脉侧别', codes('1 双侧', '2 左侧', '3 右侧')),
  heart_rate: heartRate(false),
  temperature: dec('体温', 1, { ...ranges.temperature, when: seen, concept: 'temperature' }),
  signs_other: text('其他体征', 200, { when: seen }),
}

/** One line of 胰岛素; each line needs its kind and the units a day. */
const insulinLine = {
  kind: text('胰岛素种类', 100, { required: true, concept: 'drug_name' }),
  use: text('用法', 100, { required: true, hint: '如早餐前、睡前皮下注射' }),
  amount: int('每日用量', { required: true, unit: 'U', hard: [1, 200], usual: [1, 100] }),
}

/** 服药依从性 to 用药情况, with the class of this follow-up. */
const medication = {
  ...adherence,
  ...adverse,
  hypoglycaemia: one('低血糖反应', codes('1 无', '2 偶尔', '3 频繁'), { ...asked, normal: '1' }),
  ...complication,
  ...classification(judging, {
    required: ({ fpg }) => isFilled(fpg),
    source: '规范第三版·2型糖尿病·分类干预',
  }),
  ...drugsOf('hypoglycaemic'),
  insulin: rows('胰岛素', 3, insulinLine, { when: seen, concept: 'insulin', rowLabel: '胰岛素' }),
  ...measures(judging),
}

const nextStep = {
  ...referralFields,
  ...nextDateField(judging.next, '规范第三版·2型糖尿病·随访评估、分类干预'),
  ...signatures,
}

/** The 2011 edition asked 足背动脉搏动 1 未触及 2 触及 (规范2011年版·2型糖尿病患者随访服务记录表). */
const from2011 = (values: Values): Values => {
  const pulse = textOf(values, 'foot_pulse')
  if (pulse === '1') return { ...values, foot_pulse: '3' }
  return pulse === '2' ? { ...values, foot_pulse: '1' } : values
}

const judgedResult = resultOf(judging)

/** 2型糖尿病患者随访服务记录表 (规范第三版·2型糖尿病·附件). */
export const followup = defineForm({
  id: 'dm_followup',
  edition: 'GW2017',
  title: '2型糖尿病患者随访服务记录表',
  short: '糖尿病随访',
  programme: 'dm',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '规范第三版·2型糖尿病·2型糖尿病患者随访服务记录表',
  faceToFace: (values) => seen(values) && atTheResident(values),
  sections: [
    { id: 'contact', title: '随访', fields: contactFields() },
    { id: 'symptoms', title: '症状', normalLabel: '无症状、无危急', fields: symptoms },
    {
      id: 'signs',
      title: '体征',
      normalLabel: '足背动脉触及正常',
      fields: signs,
      pairs: [['sbp', 'dbp'], ...bodyPairs],
    },
    {
      id: 'habits',
      title: '生活方式',
      normalLabel: '心理、遵医良好',
      fields: { ...smoking, ...drinking, ...exercise, ...staple, ...mind },
      pairs: [pairs.smoking, pairs.drinking, pairs.exerciseTimes, pairs.exerciseMinutes, pairs.staple],
    },
    { id: 'tests', title: '辅助检查', fields: tests },
    { id: 'medication', title: '用药', normalLabel: '无不良反应、低血糖、并发症', fields: medication },
    { id: 'next', title: '转诊与下次', fields: nextStep },
  ],
  checks: followupChecks,
  paper,
  result: (values, context) => [...judgedResult(values, context), ...adviceItems(values, context)],
  summary: summaryOf((values) => (isFilled(values.fpg) ? `空腹血糖 ${values.fpg} mmol/L` : '')),
  upgrades: { GW2011: from2011 },
})
