import { addMonths, type Day } from '../../day/day.ts'
import { dayOf, numberOf } from '../../form/answers.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import type { ResultItem } from '../../form/form.ts'
import type { RecordFact } from '../../record/record.ts'
import { complicationsScreened, hba1cOf, hba1cTarget } from './labs.ts'

/** A hint to the doctor: never a class, never in a figure. */
export interface Advice {
  readonly code: string
  readonly text: string
}

/** 国家基层糖尿病防治管理指南（2022）: 血压一般控制在 130/80 以下. */
const PRESSURE = { sbp: 130, dbp: 80 }

const ofVisit = (values: Values): Advice[] => {
  const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
  const high = (sbp ?? 0) >= PRESSURE.sbp || (dbp ?? 0) >= PRESSURE.dbp
  return [
    ...(high
      ? [{ code: 'BP_ABOVE_DM_ADVICE', text: `血压 ${sbp ?? '—'}/${dbp ?? '—'}，糖尿病患者一般应低于130/80` }]
      : []),
    ...(values.foot_pulse === '2' || values.foot_pulse === '3'
      ? [{ code: 'FOOT_CARE', text: '足背动脉搏动减弱或消失，请做足部检查和护理指导' }]
      : []),
  ]
}

const ofTests = (records: readonly RecordFact[], on: Day): Advice[] => {
  const last = hba1cOf(records).findLast(({ tested }) => tested <= on)
  const target = hba1cTarget(records, on)
  const recent = last !== undefined && last.tested > addMonths(on, -12)
  return [
    ...(recent && last.value >= target
      ? [{ code: 'HBA1C_ABOVE_TARGET', text: `糖化血红蛋白 ${last.value}%，未低于目标 ${target}%` }]
      : []),
    ...(recent ? [] : [{ code: 'HBA1C_DUE', text: '12个月内没有糖化血红蛋白，建议检查' }]),
    ...(complicationsScreened(records, on)
      ? []
      : [{ code: 'COMPLICATION_SCREEN_DUE', text: '12个月内没有眼底或尿蛋白检查，建议检查' }]),
  ]
}

/** Advice at a follow-up by the guideline; what was done within a year is known only with the history. */
export const adviceOf = (values: Values, on: Day, records: readonly RecordFact[] | null): readonly Advice[] => [
  ...ofVisit(values),
  ...(records ? ofTests(records, on) : []),
]

/** The form being filled in as a record among the others. */
const asRecord = (fields: Values, service_date: Day): RecordFact => ({
  record_id: '',
  form: 'dm_followup',
  edition: 'GW2017',
  service_date,
  status: 'submitted',
  fields,
  recorded_at: '',
  org_id: null,
})

/** Advice for the result bar. */
export const adviceItems = (values: Values, { history }: FormContext): readonly ResultItem[] => {
  const on = dayOf(values, 'service_date')
  if (!on) return []
  const known = history && [...history.filter(({ service_date }) => service_date <= on), asRecord(values, on)]
  return adviceOf(values, on, known ?? null).map(({ text }) => ({ label: '提示', value: text, tone: 'plain' }))
}
