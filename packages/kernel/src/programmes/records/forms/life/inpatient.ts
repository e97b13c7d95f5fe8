import { dayOf } from '../../../../form/answers.ts'
import { date, one, ref, text } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { classOfProgramme, enrolling } from './programmes.ts'

const order: Check = (values) => {
  const [from, to] = [dayOf(values, 'admitted'), dayOf(values, 'discharged')]
  return from && to && to < from
    ? [finding('DATE_ORDER', 'discharged', `“出院日期”${to} 早于“入院日期”${from}，请核对`)]
    : []
}

/** 住院情况: a stay suspends visits and two-week duties (规范第三版·高血压、糖尿病·随访; keys of the check-up form). */
export const inpatient = defineForm({
  id: 'rec_inpatient',
  edition: 'W1',
  title: '住院情况',
  short: '住院',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  classOf: classOfProgramme,
  dateKey: 'admitted',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·健康体检表·住院治疗情况',
  sections: [
    {
      id: 'stay',
      title: '住院情况',
      fields: {
        admitted: date('入院日期', { required: true }),
        discharged: date('出院日期'),
        hospital: text('医疗机构名称', 100, { required: true }),
        programme: one('因哪个项目的疾病住院', enrolling),
        diagnosis: text('原因', 200),
        record_no: text('病案号', 30),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [order],
  summary: (values) => `${values.hospital ?? ''}住院${values.discharged ? `，${values.discharged} 出院` : ''}`,
})
