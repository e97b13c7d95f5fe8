import { parseDay } from '../../../../day/day.ts'
import { dayOf } from '../../../../form/answers.ts'
import { date, one, ref, text } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { classOfProgramme, enrolling } from '../life/programmes.ts'
import { referralBackPaper } from './paper.ts'
import { patient } from './patient.ts'

const afterReferral: Check = (values, context) => {
  const [back, out] = [dayOf(values, 'return_date'), parseDay(context.earlier?.referral_out?.referral_date)]
  return back && out && back < out
    ? [finding('DATE_ORDER', 'return_date', `“回转日期”${back} 早于对应转出单的转诊日期 ${out}，请核对`)]
    : []
}

/** 双向转诊（回转）单 (规范第三版·居民健康档案·双向转诊单). */
export const referralBack = defineForm({
  id: 'referral_back',
  edition: 'GW2017',
  title: '双向转诊（回转）单',
  short: '回转单',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  classOf: classOfProgramme,
  dateKey: 'return_date',
  // The hospital's doctor is no staff of ours; the envelope holds who took the sheet in.
  byKey: null,
  duplicate: null,
  source: '规范第三版·居民健康档案·双向转诊单',
  sections: [
    {
      id: 'patient',
      title: '患者',
      fields: {
        ...patient('return_date'),
        ward_case_no: text('病案号/住院病案号', 30, {
          required: (_, context) => (context.admissions ?? []).length > 0,
          hint: '住院患者必填',
        }),
      },
    },
    {
      id: 'return',
      title: '回转',
      fields: {
        return_date: date('回转日期', { required: true }),
        to_institution: text('转回单位', 100, { required: true }),
        to_doctor: text('接诊医生', 50),
        programme: one('因哪个项目转诊', enrolling),
        diagnosis: text('诊断结果', 500, { required: true, lines: 2 }),
        main_results: text('主要检查结果', 2000, { required: true, lines: 3 }),
        treatment_plan: text('治疗经过、下一步治疗方案及康复建议', 3000, { required: true, lines: 4 }),
        referring_doctor: text('转诊医生（签字）', 50, { required: true }),
        referring_phone: text('转诊医生联系电话', 20, { required: true }),
        institution: text('机构名称', 100, { required: true }),
        linked_referral: ref('对应转出单', 'record'),
      },
    },
  ],
  checks: [afterReferral],
  paper: referralBackPaper,
  summary: (values) => `回转：${values.diagnosis ?? ''}`,
})
