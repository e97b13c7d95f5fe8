import { dayOf, isMap, numberOf, textOf } from '../../../form/answers.ts'
import { codes, date, group, int, many, one, ref, text, type Values, ym } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { ageOn } from '../../records/forms/person.ts'
import { pressureFindings, ranges } from '../../shared/vital.ts'
import { noYesUnknown } from './options.ts'

const pressure = (values: Values): readonly [number | null, number | null] =>
  isMap(values.bp_at_enrol) ? [numberOf(values.bp_at_enrol, 'sbp'), numberOf(values.bp_at_enrol, 'dbp')] : [null, null]

const order: Check = (values) => {
  const [enrolled, diagnosed] = [dayOf(values, 'enrol_date'), textOf(values, 'diagnosis_date')]
  return enrolled && diagnosed && diagnosed > enrolled.slice(0, diagnosed.length)
    ? [finding('DATE_ORDER', 'diagnosis_date', `“确诊日期”${diagnosed} 晚于“建卡日期”${enrolled}，请核对`)]
    : []
}

const primary: Check = (values) =>
  values.diagnosis_type === '2'
    ? [finding('CROSS_FIELD', 'diagnosis_type', '继发性高血压不纳入本项目管理，请转诊治疗原发病')]
    : []

const adult: Check = (values, context) => {
  const age = ageOn(values, context, dayOf(values, 'enrol_date'))
  return age !== null && age < 35
    ? [
        finding('UNUSUAL_VALUE', 'enrol_date', `纳入时 ${age} 岁，不满 35 岁：可以管理，不计入国家指标，确认请注明`, {
          category: 'contradiction',
          rule: 'enrol_age_check',
        }),
      ]
    : []
}

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
        enrol_date: date('建卡/纳入日期', { required: true, synonyms: ['建卡日期', '纳入日期', '管理日期'] }),
        diagnosis_date: ym('确诊日期', { required: true, orDay: true, synonyms: ['确诊时间'] }),
        diagnosis_org: text('确诊机构', 100, { required: true }),
        diagnosis_type: one('类型', codes('1 原发性', '2 继发性'), { required: true }),
        source_of_case: one(
          '患者来源',
          codes('1 首诊测压', '2 健康体检', '3 门诊/住院转入', '4 社区筛查', '5 外地迁入', '6 其他'),
          { required: true, details: { '6': 'source_other' } },
        ),
        source_other: text('其他来源', 100),
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
      fields: {
        family_doctor_contract: one('家庭医生签约', codes('1 是', '2 否')),
        consent_informed: one('服务告知', codes('1 已告知并同意', '2 拒绝'), {
          required: true,
          hint: '拒绝的不纳入管理，12个月后再邀请',
        }),
        provider_id: ref('建卡医生', 'staff'),
      },
    },
  ],
  checks: [order, adult, primary, pressureOrder],
  summary: (values) => {
    const [sbp, dbp] = pressure(values)
    if (values.consent_informed === '2') return '已告知，未同意纳入'
    return sbp === null ? '纳入管理' : `纳入管理，血压 ${sbp}/${dbp} mmHg`
  },
})
