import { codesOf, rowsOf } from '../../../../form/answers.ts'
import { codes, date, many, one, text, type Values } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { phoneNone, provisionalName } from '../cover.ts'
import { environment } from '../environment.ts'
import { phoneField, residenceTypes } from '../person.ts'
import { personIdentity } from '../person-identity.ts'
import { personalChecks } from './checks.ts'
import { diseases, familyHistory, pastHistory } from './history.ts'
import { identityChecks } from './identity.ts'
import { aboTypes, educations, ethnicities, maritals, occupations, payments, rhTypes } from './options.ts'
import { paper } from './paper.ts'

const recoded = (values: Values, key: string, table: Readonly<Record<string, string>>): Values => {
  const value = values[key]
  return typeof value === 'string' && Object.hasOwn(table, value) ? { ...values, [key]: table[value] } : values
}

/**
 * The 2011 edition asked “RH阴性 1否 2是 3不详” and listed 禽畜栏 as 1 单设 2 室内 3 室外
 * (规范2011年版·个人基本信息表).
 */
const from2011 = (values: Values): Values =>
  recoded(recoded(values, 'rh', { '1': '2', '2': '1' }), 'env_livestock', { '1': '2', '2': '3', '3': '4' })

const identity = {
  ...personIdentity,
  work_unit: text('工作单位', 100, { required: true, hint: '离退休的填最后单位全称；待业、无业的填“无”' }),
  own_phone: phoneField('本人电话', 'phone'),
  contact_name: text('联系人姓名', 50, { required: true, dataClass: 'D2' }),
  contact_phone: phoneField('联系人电话'),
}

const background = {
  residence_type: one('常住类型', residenceTypes, { required: true, concept: 'residence_type' }),
  ethnicity: one('民族', ethnicities, { required: true, details: { '99': 'ethnicity_name' } }),
  ethnicity_name: text('少数民族名称', 20, { hint: '填全称，如彝族' }),
  abo: one('血型', aboTypes, { required: true, concept: 'blood_type' }),
  rh: one('RH', rhTypes, { required: true, concept: 'rh' }),
  education: one('文化程度', educations, { required: true, hint: '截至建档时的最高学历' }),
  occupation: one('职业', occupations, { required: true }),
  marital: one('婚姻状况', maritals, { required: true }),
  payment: many('医疗费用支付方式', payments, { required: true, details: { '8': 'payment_other' } }),
  payment_other: text('其他支付方式', 50),
}

const allergies = {
  drug_allergy: many('药物过敏史', codes('1 无', '2 青霉素', '3 磺胺', '4 链霉素', '5 其他'), {
    required: true,
    exclusive: '1',
    concept: 'drug_allergy',
    details: { '5': 'drug_allergy_other' },
  }),
  drug_allergy_other: text('其他过敏药物', 100),
  exposure: many('暴露史', codes('1 无', '2 化学品', '3 毒物', '4 射线'), { required: true, exclusive: '1' }),
}

const summary = (values: Values): string => {
  const labels = rowsOf(values, 'past_disease').map(
    (row) => diseases.find(({ code }) => code === row.code)?.label ?? '',
  )
  const allergic = codesOf(values, 'drug_allergy').some((code) => code !== '1')
  return [labels.filter(Boolean).join('、') && `既往史：${labels.filter(Boolean).join('、')}`, allergic && '有药物过敏']
    .filter(Boolean)
    .join('；')
}

/** 个人基本信息表, for everyone aged 7 and over (规范第三版·居民健康档案·个人基本信息表). */
export const personal = defineForm({
  id: 'rec_personal',
  edition: 'GW2017',
  title: '个人基本信息表',
  short: '个人基本信息',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'changed_on',
  byKey: null,
  service: 'none',
  source: '规范第三版·居民健康档案·个人基本信息表',
  sections: [
    { id: 'identity', title: '基本身份', fields: identity },
    { id: 'background', title: '基本情况', fields: background },
    { id: 'allergies', title: '过敏与暴露', normalLabel: '无过敏、无暴露', fields: allergies },
    { id: 'past', title: '既往史', fields: pastHistory },
    { id: 'family', title: '家族史、遗传病史和残疾情况', fields: familyHistory },
    { id: 'environment', title: '生活环境', fields: environment(true) },
    { id: 'change', title: '修改', fields: { changed_on: date('修改日期') } },
  ],
  checks: [provisionalName, ...identityChecks, phoneNone('own_phone', 'contact_phone'), ...personalChecks],
  upgrades: { GW2011: from2011 },
  paper,
  summary,
})
