import { isMap, numberOf, textOf } from '../../../form/answers.ts'
import { codes, dec, group, int, many, one, text } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { cardAge, cardDates, cardOrder, cardTwice, caseSource, consentFields } from '../../shared/forms/card.ts'
import { noYesUnknown } from '../../shared/forms/options.ts'
import { pressureFindings, ranges } from '../../shared/vital.ts'
import { HBA1C_TARGET } from '../labs.ts'
import { fpgField } from './glucose.ts'

const typeTwo: Check = (values) => {
  const type = textOf(values, 'diagnosis_type')
  return type !== null && type !== '2'
    ? [finding('CROSS_FIELD', 'diagnosis_type', '只有2型糖尿病纳入本项目管理，其他类型记在健康档案里，请转专科')]
    : []
}

const pressureOrder: Check = ({ bp_at_enrol: bp }) =>
  isMap(bp) ? pressureFindings(numberOf(bp, 'sbp'), numberOf(bp, 'dbp'), 'bp_at_enrol.dbp') : []

const condition = {
  fpg_at_enrol: dec('纳入时空腹血糖', 2, { ...fpgField, required: true }),
  bp_at_enrol: group('纳入时血压', {
    sbp: int('收缩压', { ...ranges.sbp, required: true }),
    dbp: int('舒张压', { ...ranges.dbp, required: true }),
  }),
  treatment_at_enrol: many('纳入时治疗', codes('1 生活方式', '2 口服药', '3 胰岛素', '4 GLP-1受体激动剂'), {
    required: true,
  }),
  complications_at_enrol: many(
    '纳入时并发症',
    codes('1 无', '2 视网膜病变', '3 肾病', '4 神经病变', '5 糖尿病足/下肢血管病', '6 冠心病', '7 脑卒中', '8 其他'),
    { required: true, exclusive: '1', details: { '8': 'complications_other' } },
  ),
  complications_other: text('其他并发症', 100),
  comorbidity: many(
    '合并疾病',
    codes('1 无', '2 高血压', '3 慢性肾脏病', '4 冠心病', '5 脑卒中', '6 心力衰竭', '7 其他'),
    { exclusive: '1', details: { '7': 'comorbidity_other' } },
  ),
  comorbidity_other: text('其他合并疾病', 100),
  ckd_proteinuria: one('慢性肾脏病伴蛋白尿', noYesUnknown, {
    required: true,
    when: ({ comorbidity }) => Array.isArray(comorbidity) && comorbidity.includes('3'),
  }),
  hba1c_personal_target: dec('糖化血红蛋白个体目标', 1, {
    unit: '%',
    hard: [6, 9],
    computed: () => `${HBA1C_TARGET}.0`,
    editable: true,
    hint: '医生按年龄、并发症确定，一般低于7.0',
  }),
}

/** 2型糖尿病患者管理卡: enrols a patient with confirmed type 2 diabetes (规范第三版·2型糖尿病·服务对象). */
export const enrolForm = defineForm({
  id: 'dm_enrol',
  edition: 'W1',
  title: '2型糖尿病患者管理卡',
  short: '糖尿病建卡',
  programme: 'dm',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'enrol_date',
  byKey: 'provider_id',
  service: 'opening',
  source: '规范第三版·2型糖尿病·服务对象',
  sections: [
    {
      id: 'enrol',
      title: '建卡',
      fields: {
        ...cardDates,
        diagnosis_type: one('类型', codes('1 1型', '2 2型', '3 其他/继发', '4 妊娠期'), { required: true }),
        ...caseSource('首诊测血糖'),
      },
    },
    { id: 'condition', title: '病情', fields: condition },
    { id: 'consent', title: '告知', fields: consentFields },
  ],
  checks: [cardOrder, cardAge(35), cardTwice('dm_enrol'), typeTwo, pressureOrder],
  summary: (values) => {
    if (values.consent_informed === '2') return '已告知，未同意纳入'
    const fpg = textOf(values, 'fpg_at_enrol')
    return fpg === null ? '纳入管理' : `纳入管理，空腹血糖 ${fpg} mmol/L`
  },
})
