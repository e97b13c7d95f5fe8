import { isFilled } from '../../../../form/answers.ts'
import { bool, codes, date, one, ref, text } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { classOfProgramme, enrolling } from '../life/programmes.ts'

const methods = codes('1 门诊约请', '2 上门', '3 电话', '4 村委会转告')
const outcomes = codes('1 已联系上', '2 无人应答', '3 号码错误', '4 外出', '5 拒绝', '6 其他')

const otherTold: Check = (values) =>
  values.outcome === '6' && !isFilled(values.note)
    ? [finding('DETAIL_REQUIRED', 'note', '“结果”选了“其他”，请在“说明”中写明')]
    : []

const bookedEarlier: Check = (values) =>
  isFilled(values.booked_for) &&
  isFilled(values.attempt_date) &&
  String(values.booked_for) < String(values.attempt_date)
    ? [finding('DATE_ORDER', 'booked_for', '“约定日期”早于“联系日期”，请核对')]
    : []

/** 联系记录: a try to reach the person; not a service, it counts as no follow-up. */
export const contactAttempt = defineForm({
  id: 'contact_attempt',
  edition: 'W1',
  title: '联系记录',
  short: '联系记录',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  classOf: classOfProgramme,
  assigned: true,
  dateKey: 'attempt_date',
  byKey: 'provider_id',
  service: 'none',
  duplicate: null,
  source: '规范第三版·慢性病患者健康管理·随访',
  sections: [
    {
      id: 'attempt',
      title: '联系记录',
      fields: {
        attempt_date: date('联系日期', { required: true }),
        method: one('联系方式', methods, { required: true }),
        outcome: one('结果', outcomes, { required: true }),
        programme: one('为哪个项目联系', [...codes('old 老年人健康管理'), ...enrolling]),
        booked_for: date('约定日期', { future: true, when: (values) => values.outcome === '1', hint: '约好来的日子' }),
        cannot_come: bool('卧床等不能前来', {
          when: (values) => values.outcome === '1' && values.programme === 'old',
          hint: '须上门体检',
        }),
        note: text('说明', 200, { lines: 2 }),
        provider_id: ref('联系人', 'staff'),
      },
    },
  ],
  checks: [otherTold, bookedEarlier],
  summary: (values) =>
    [
      methods.find(({ code }) => code === values.method)?.label,
      outcomes.find(({ code }) => code === values.outcome)?.label,
    ]
      .filter(Boolean)
      .join('，'),
})
