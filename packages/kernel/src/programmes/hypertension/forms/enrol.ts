import { isMap, numberOf } from '../../../form/answers.ts'
import { codes, group, int, many, one, text, type Values } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { cardAge, cardDates, cardOrder, cardTwice, caseSource, consentFields } from '../../shared/forms/card.ts'
import { noYesUnknown } from '../../shared/forms/options.ts'
import { pressureFindings, ranges } from '../../shared/vital.ts'

const pressure = (values: Values): readonly [number | null, number | null] =>
  isMap(values.bp_at_enrol) ? [numberOf(values.bp_at_enrol, 'sbp'), numberOf(values.bp_at_enrol, 'dbp')] : [null, null]

const primary: Check = (values) =>
  values.diagnosis_type === '2'
    ? [finding('CROSS_FIELD', 'diagnosis_type', '继发性高血压不纳入本项目管理，请转诊治疗原发病')]
    : []

const pressureOrder: Check = (values) => pressureFindings(...pressure(values), 'bp_at_enrol.dbp')

/** 高血压患者管理卡: enrols a patient with confirmed primary hypertension (规范第三版·高血压·服务对象). */
export const enrolForm = defineForm({
  id: 'htn_enrol',
  edition: 'W1',
  title: '高血压患者管理卡',
  short: '高血压建卡',
  programme: 'htn',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'enrol_date',
  byKey: 'provider_id',
  service: 'opening',
  source: '规范第三版·高血压·服务对象',
  sections: [
    {
      id: 'enrol',
      title: '建卡',
      fields: {
        ...cardDates,
        diagnosis_type: one('类型', codes('1 原发性', '2 继发性'), { required: true }),
        ...caseSource('首诊测压'),
      },
    },
    {
      id: 'condition',
      title: '病情',
      fields: {
        bp_at_enrol: group(
          '纳入时血压',
          {
            sbp: int('收缩压', { ...ranges.sbp, required: true }),
            dbp: int('舒张压', { ...ranges.dbp, required: true }),
          },
          { required: true },
        ),
        comorbidity: many(
          '合并疾病',
          codes('1 无', '2 糖尿病', '3 慢性肾脏病', '4 冠心病', '5 脑卒中', '6 心力衰竭', '7 其他'),
          { required: true, exclusive: '1', details: { '7': 'comorbidity_other' } },
        ),
        comorbidity_other: text('其他合并疾病', 100),
        ckd_proteinuria: one('慢性肾脏病伴蛋白尿', noYesUnknown, {
          required: true,
          when: ({ comorbidity }) => Array.isArray(comorbidity) && comorbidity.includes('3'),
        }),
      },
    },
    {
      id: 'consent',
      title: '告知',
      fields: consentFields,
    },
  ],
  checks: [cardOrder, cardAge(35), cardTwice('htn_enrol'), primary, pressureOrder],
  summary: (values) => {
    const [sbp, dbp] = pressure(values)
    if (values.consent_informed === '2') return '已告知，未同意纳入'
    return sbp === null ? '纳入管理' : `纳入管理，血压 ${sbp}/${dbp} mmHg`
  },
})
