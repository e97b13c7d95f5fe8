import { daysBetween, parseDay } from '../../../../day/day.ts'
import { dayOf } from '../../../../form/answers.ts'
import { codes, date, list, one, ref, text, type Value, type When } from '../../../../form/field.ts'
import { finding } from '../../../../form/finding.ts'
import { type Check, defineForm } from '../../../../form/form.ts'
import { classOfProgramme, enrolling } from './programmes.ts'

const because =
  (code: string): When =>
  (values) =>
    values.close_reason === code

/** Refusal (product): two refusals on different days, at least 30 days apart. */
const refusedTwice: Check = (values) => {
  if (values.close_reason !== '4') return []
  const told: readonly Value[] = Array.isArray(values.refusals) ? values.refusals : []
  const days = told.flatMap((each) => parseDay(each) ?? []).sort()
  const last = days.at(-1)
  return last !== undefined && daysBetween(days[0], last) >= 30
    ? []
    : [finding('CROSS_FIELD', 'refusals', '拒绝管理需有两次相隔 30 天以上的拒绝日期，请补填“拒绝日期”')]
}

/** Refusing the care of a mental disorder ends no registration: it is a consent of 0 (管理治疗工作规范 2018·知情同意). */
const refusalIsConsent: Check = ({ programme, close_reason }) =>
  programme === 'smd' && close_reason === '4'
    ? [finding('CROSS_FIELD', 'close_reason', '不同意管理的不终止，请填新的个人信息补充表，知情同意选“不同意”')]
    : []

/** Reason 3 stands only together with the closing of the whole record as lost. */
const lostRecord: Check = (values, context) =>
  values.close_reason === '3' && context.record_state !== undefined && context.record_state !== 'closed_lost'
    ? [finding('CROSS_FIELD', 'close_reason', '“失访”只随整份档案失访终止；本人联系不上的请在项目中登记失访')]
    : []

const order: Check = (values, context) => {
  const [closed, death] = [dayOf(values, 'close_date'), dayOf(values, 'death_date')]
  const enrolled = context.enrol_date
  return [
    ...(closed && enrolled && closed < enrolled
      ? [finding('DATE_ORDER', 'close_date', `“终止日期”${closed} 早于纳入管理日期 ${enrolled}，请核对`)]
      : []),
    ...(closed && death && death > closed
      ? [finding('DATE_ORDER', 'death_date', `“死亡日期”${death} 晚于“终止日期”${closed}，请核对`)]
      : []),
  ]
}

/** 终止管理 of one programme. */
export const programmeClose = defineForm({
  id: 'programme_close',
  edition: 'W1',
  title: '终止管理',
  short: '终止管理',
  programme: 'rec',
  subject: 'resident',
  dataClass: 'D1',
  classOf: classOfProgramme,
  dateKey: 'close_date',
  byKey: 'provider_id',
  service: 'none',
  duplicate: null,
  source: '规范第三版·慢性病患者健康管理·服务流程',
  sections: [
    {
      id: 'close',
      title: '终止管理',
      fields: {
        programme: one('项目', enrolling, { required: true }),
        close_date: date('终止日期', { required: true }),
        close_reason: one(
          '终止原因',
          codes('1 死亡', '2 迁出辖区', '3 失访', '4 拒绝管理', '5 诊断更正/排除', '9 其他'),
          { required: true },
        ),
        death_date: date('死亡日期', { required: true, when: because('1') }),
        death_cause: text('死亡原因', 200, { required: true, when: because('1') }),
        destination: text('迁往地', 200, {
          required: true,
          when: because('2'),
          dataClass: 'D2',
          hint: '不清楚的填“不详”',
        }),
        refusals: list('拒绝日期', 20, date('拒绝日期'), { when: because('4') }),
        corrected_diagnosis: text('更正后的诊断', 200, { when: because('5') }),
        note: text('说明', 500, { lines: 2, required: because('9') }),
        provider_id: ref('经办人', 'staff'),
      },
    },
  ],
  checks: [refusalIsConsent, refusedTwice, lostRecord, order],
})
