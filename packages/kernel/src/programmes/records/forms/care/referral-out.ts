import { textOf } from '../../../../form/answers.ts'
import { date, one, ref, text } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { classOfProgramme, enrolling } from '../life/programmes.ts'
import { referralOutPaper } from './paper.ts'
import { patient } from './patient.ts'

const elsewhere: Check = (values, context) => {
  const own = textOf(values, 'from_institution') ?? context.org_name
  return own && textOf(values, 'to_institution') === own
    ? [finding('CROSS_FIELD', 'to_institution', '“转入单位”与转出的“机构名称”相同，请填接收的医疗机构')]
    : []
}

/** 双向转诊（转出）单: stub and sheet are one object (规范第三版·居民健康档案·双向转诊单). */
export const referralOut = defineForm({
  id: 'referral_out',
  edition: 'GW2017',
  title: '双向转诊（转出）单',
  short: '转出单',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  classOf: classOfProgramme,
  dateKey: 'referral_date',
  byKey: 'referring_doctor',
  duplicate: null,
  source: '规范第三版·居民健康档案·双向转诊单',
  sections: [
    { id: 'patient', title: '患者', fields: patient('referral_date') },
    {
      id: 'referral',
      title: '转出',
      fields: {
        referral_date: date('转诊日期', { required: true }),
        to_institution: text('转入单位', 100, { required: true }),
        to_department: text('转入科室', 50, { required: true }),
        to_doctor: text('接诊医生', 50),
        programme: one('因哪个项目转诊', enrolling),
        impression: text('初步印象', 500, { required: true, lines: 2 }),
        history_reason: text('主要现病史（转出原因）', 2000, { required: true, lines: 3 }),
        past_history: text('主要既往史', 1000, { required: true, lines: 2, hint: '没有的填“无”' }),
        treatment: text('治疗经过', 2000, { required: true, lines: 3, hint: '没有的填“无”' }),
        referring_doctor: ref('转诊医生（签字）', 'staff', { required: true }),
        referring_phone: text('转诊医生联系电话', 20, { required: true }),
        from_institution: text('机构名称', 100, { computed: (_, context) => context.org_name }),
      },
    },
  ],
  checks: [elsewhere],
  paper: referralOutPaper,
  summary: (values) => `转往${values.to_institution ?? ''}${values.to_department ?? ''}：${values.impression ?? ''}`,
})
