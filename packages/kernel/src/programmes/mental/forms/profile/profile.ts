import { date, ref, type Values } from '../../../../form/field.ts'
import { defineForm } from '../../../../form/form.ts'
import { diagnoses, labelIn } from '../options.ts'
import { profileChecks } from './checks.ts'
import { consent, guardian } from './guardian.ts'
import { living, past, present } from './history.ts'
import { paper } from './paper.ts'

/** 2011 年版: 经济状况 3 不详 is no answer here; the item is left open and asked for. */
const from2011 = (values: Values): Values => {
  const { economy, ...rest } = values
  return economy === '3' ? rest : values
}

/** 严重精神障碍患者个人信息补充表: registers a patient with a confirmed diagnosis, with or without consent. */
export const profile = defineForm({
  id: 'smd_profile',
  edition: 'GW2017',
  title: '严重精神障碍患者个人信息补充表',
  short: '严重精神障碍登记',
  programme: 'smd',
  subject: 'resident',
  dataClass: 'D4',
  dateKey: 'form_date',
  byKey: 'doctor',
  service: 'opening',
  source: '规范第三版·严重精神障碍·严重精神障碍患者个人信息补充表',
  sections: [
    { id: 'guardian', title: '监护人和联系人', fields: guardian },
    { id: 'living', title: '户别与就业', fields: living },
    { id: 'consent', title: '知情同意', fields: consent },
    { id: 'past', title: '既往情况', fields: past },
    { id: 'present', title: '目前情况', fields: present },
    {
      id: 'filled',
      title: '填表',
      fields: { form_date: date('填表日期', { required: true }), doctor: ref('医生签字', 'staff') },
    },
  ],
  checks: profileChecks,
  paper,
  upgrades: { GW2011: from2011 },
  summary: (values) =>
    [
      labelIn(diagnoses, values.diagnosis),
      values.consent === '0' ? '不同意参加管理' : values.consent === '1' ? '同意参加管理' : '',
    ]
      .filter(Boolean)
      .join('，'),
})
