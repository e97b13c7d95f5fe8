import { codesOf, numberOf } from '../../../form/answers.ts'
import { codes, date, dec, int, many, one, text, type When, ym } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import { type Check, defineForm } from '../../../form/form.ts'
import { cardAge, cardOrder, cardTwice, consentFields } from '../../shared/forms/card.ts'
import { copdSettings } from '../rules/settings.ts'
import { bronchodilator, goldGrade, lungChecks, lungFunction } from './lung.ts'
import { comorbidities, EDITION, SOURCE } from './options.ts'

const byLungFunction: When = (values) => codesOf(values, 'diagnosis_basis').includes('1')
const smoked: When = ({ smoking_status }) => smoking_status === '2' || smoking_status === '3'

/** Age of the service population, which a county may set. */
const adult: Check = (values, context) => cardAge(copdSettings(context.settings).minAge)(values, context)

const basis: Check = (values) =>
  codesOf(values, 'diagnosis_basis').length > 0 && !codesOf(values, 'diagnosis_basis').includes('1')
    ? [
        finding('CROSS_FIELD', 'diagnosis_basis', '没有肺功能检查，请注明医院的出院诊断，并尽快补做肺功能', {
          severity: 'warn',
        }),
      ]
    : []

const before: Check = (values) =>
  values.bronchodilator === '2'
    ? [
        finding('CROSS_FIELD', 'bronchodilator', '诊断以吸入支气管舒张剂后的肺功能为准，确认请注明', {
          severity: 'warn',
        }),
      ]
    : []

const hospital: Check = (values) => {
  const [all, inHospital] = [numberOf(values, 'exacerbations_12m'), numberOf(values, 'hospitalised_12m')]
  return all !== null && inHospital !== null && inHospital > all
    ? [finding('CROSS_FIELD', 'hospitalised_12m', `住院 ${inHospital} 次多于急性加重 ${all} 次，请核对`)]
    : []
}

/** 慢阻肺患者登记表: enrols a patient whose diagnosis a hospital confirmed. */
export const enrolForm = defineForm({
  id: 'copd_enrol',
  edition: EDITION,
  title: '慢阻肺患者登记表',
  short: '慢阻肺登记',
  programme: 'copd',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'enrol_date',
  byKey: 'provider_id',
  service: 'opening',
  source: SOURCE,
  sections: [
    {
      id: 'enrol',
      title: '纳入与诊断',
      fields: {
        enrol_date: date('纳入日期', { required: true, synonyms: ['登记日期', '建卡日期'] }),
        diagnosis_date: date('确诊日期', { required: true, synonyms: ['确诊时间'] }),
        diagnosis_org: text('确诊机构', 100, { required: true, hint: '二级及以上医院' }),
        diagnosis_basis: many('诊断依据', codes('1 肺功能', '2 影像', '3 临床诊断'), {
          required: true,
          hint: '单纯哮喘、单纯支气管扩张不纳入；活动性肺结核转结核定点医院',
        }),
      },
    },
    {
      id: 'lung',
      title: '肺功能',
      fields: {
        ...lungFunction(byLungFunction, byLungFunction),
        bronchodilator: one('是否舒张后', bronchodilator, { required: true, when: byLungFunction }),
        gold_grade: goldGrade,
      },
    },
    {
      id: 'condition',
      title: '病情',
      fields: {
        risk_factors: many(
          '危险因素',
          codes(
            '1 吸烟',
            '2 二手烟',
            '3 职业粉尘/化学物',
            '4 生物燃料',
            '5 儿时反复呼吸道感染',
            '6 家族史',
            '7 其他',
            '8 无',
          ),
          { required: true, exclusive: '8', details: { '7': 'risk_other' } },
        ),
        risk_other: text('其他危险因素', 100),
        smoking_status: one('吸烟状况', codes('1 从不', '2 已戒', '3 吸烟'), { required: true }),
        quit_year: ym('戒烟年份', {
          required: true,
          orDay: true,
          orYear: true,
          when: ({ smoking_status }) => smoking_status === '2',
        }),
        pack_years: dec('吸烟量', 1, {
          unit: '包年',
          hard: [0, 300],
          usual: [0, 120],
          required: true,
          when: smoked,
          hint: '每日支数÷20×年数',
        }),
        comorbidity: many('合并症', comorbidities, {
          required: true,
          exclusive: '1',
          details: { '11': 'comorbidity_other' },
        }),
        comorbidity_other: text('其他合并症', 100),
        exacerbations_12m: int('近1年急性加重次数', { unit: '次', hard: [0, 20], usual: [0, 6], required: true }),
        hospitalised_12m: int('其中住院次数', { unit: '次', hard: [0, 20], required: true }),
        ...consentFields,
      },
    },
  ],
  checks: [cardOrder, adult, cardTwice('copd_enrol'), basis, lungChecks, before, hospital],
  summary: ({ consent_informed, fev1_fvc, fev1_pred }) =>
    consent_informed === '2'
      ? '已告知，未同意纳入'
      : ['纳入管理', fev1_fvc ? `FEV1/FVC ${fev1_fvc}%` : '', fev1_pred ? `FEV1占预计值 ${fev1_pred}%` : '']
          .filter(Boolean)
          .join('，'),
})
