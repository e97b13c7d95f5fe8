import { rowsOf, textOf } from '../../../../form/answers.ts'
import { date, ref, rows, text } from '../../../../form/field.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { ruled } from '../findings.ts'
import { consultationPaper } from './paper.ts'

/** A consultation asks somebody else; the requester's own unit alone is unusual. */
const others: Check = (values, context) => {
  const consultants = rowsOf(values, 'consultants')
  const own = context.org_name
  return own && consultants.length > 0 && consultants.every((row) => textOf(row, 'institution') === own)
    ? [
        ruled(
          'CONSULT_OWN_ONLY',
          ['warn', 'contradiction'],
          'consultants',
          '会诊医生都来自本机构，请核对是否为其他科室的医生，确认请注明',
        ),
      ]
    : []
}

/** 会诊记录表 (规范第三版·居民健康档案·会诊记录表). */
export const consultation = defineForm({
  id: 'rec_consultation',
  edition: 'GW2017',
  title: '会诊记录表',
  short: '会诊记录',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'consult_date',
  byKey: 'responsible_doctor',
  duplicate: null,
  source: '规范第三版·居民健康档案·会诊记录表',
  sections: [
    {
      id: 'consultation',
      title: '会诊记录',
      fields: {
        reason: text('会诊原因', 1000, { required: true, lines: 3 }),
        opinion: text('会诊意见', 2000, { required: true, lines: 4 }),
        consultants: rows(
          '会诊医生及其所在医疗卫生机构',
          20,
          {
            institution: text('医疗卫生机构名称', 100, { required: true }),
            doctors: text('会诊医生签字', 100, { required: true }),
          },
          { required: true, min: 1, rowLabel: '会诊机构' },
        ),
        responsible_doctor: ref('责任医生', 'staff', { required: true }),
        consult_date: date('会诊日期', { required: true }),
      },
    },
  ],
  checks: [others],
  summary: (values) => String(values.opinion ?? ''),
  paper: consultationPaper,
})
