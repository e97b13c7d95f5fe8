import { parseDay } from '../day/day.ts'
import { isEffective } from '../record/record.ts'
import type { FormContext } from './context.ts'
import type { Values } from './field.ts'
import { type Finding, finding } from './finding.ts'
import type { Form } from './form.ts'

type Facts = { readonly on: string; readonly key: string; readonly label: string; readonly context: FormContext }

const afterDeath = ({ on, key, label, context: { death_date } }: Facts): Finding[] => {
  if (!death_date || on < death_date) return []
  return on > death_date
    ? [
        finding(
          'SERVICE_AFTER_DEATH',
          key,
          `“${label}”${on} 晚于死亡日期 ${death_date}，请核对日期；死亡登记有误的请先更正`,
        ),
      ]
    : [finding('ON_DEATH_DATE', key, `“${label}”与死亡日期同为 ${on}，确认服务在死亡之前完成的请注明`)]
}

const afterClose = ({ on, key, label, context: { close_date, stop_date } }: Facts): Finding[] => {
  const closed = [close_date, stop_date].find((d) => d && on > d)
  return closed
    ? [finding('SERVICE_AFTER_CLOSE', key, `“${label}”${on} 晚于终止日期 ${closed}，请核对日期，或先恢复管理再填写`)]
    : []
}

const beforeEnrolment = ({ on, key, label, context: { enrol_date } }: Facts): Finding[] =>
  enrol_date && on < enrol_date
    ? [
        finding(
          'BEFORE_ENROLMENT',
          key,
          `“${label}”${on} 早于纳入管理日期 ${enrol_date}，保存后不计入随访次数，确认请注明`,
        ),
      ]
    : []

const insideStay = ({ on, key, label, context: { admissions } }: Facts): Finding[] => {
  const stay = admissions?.find(([admitted, discharged]) => on > admitted && (!discharged || on < discharged))
  return stay
    ? [
        finding(
          'INPATIENT_OVERLAP',
          key,
          `“${label}”${on} 在住院期间（${stay[0]} 至 ${stay[1] ?? '未出院'}），面对面服务请核对日期或注明`,
        ),
      ]
    : []
}

const sameDay = (form: Form, { on, key, context }: Facts): Finding[] => {
  if (form.duplicate === null) return []
  const other = context.history?.find((r) => r.form === form.id && r.service_date === on && isEffective(r.status))
  return other
    ? [
        finding('DUPLICATE_FORM', key, `${on} 已有一份${form.short}，请打开那一份更正，不要重复填写`, {
          severity: form.duplicate ?? 'warn',
          earlier: { form: form.id, record_id: other.record_id },
        }),
      ]
    : []
}

/** The service day against death, closing, enrolment, hospital stays and an earlier form of the same day. */
export const envelopeFindings = (form: Form, values: Values, context: FormContext): Finding[] => {
  const key = form.dateKey
  const on = key === null ? null : parseDay(values[key])
  if (key === null || !on) return []
  const facts: Facts = { on, key, label: form.fields[key]?.label ?? '服务日期', context }
  const service = form.service ?? 'visit'
  const duplicate = sameDay(form, facts)
  if (service === 'none') return duplicate
  return [
    ...afterDeath(facts),
    ...(service === 'visit' ? [...afterClose(facts), ...beforeEnrolment(facts)] : []),
    ...(form.faceToFace?.(values) ? insideStay(facts) : []),
    ...duplicate,
  ]
}
