import { addDays, addMonths, type Day, dayNumber } from '@wangdi/kernel/day/day.ts'
import { writeTime } from '@wangdi/kernel/exchange/column.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'
import type { Mistake, Plant } from '../truth.ts'

type Write = (form: string, on: Day, fields: Answers) => RecordLine

interface Planting {
  readonly visits: readonly RecordLine[]
  readonly person: Resident
  readonly write: Write
  readonly r: Random
  readonly tell: (mistake: Mistake['mistake'], record: RecordLine | null, detail: string) => void
}

const without = (fields: Values, ...keys: readonly string[]): Values =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)))

const isMet = ({ fields }: RecordLine): boolean => fields.sbp !== undefined && fields.method !== '3'

/** Some visit that was made face to face, or -1. */
const someMet = (visits: readonly RecordLine[], r: Random): number => {
  const found = visits.flatMap((visit, at) => (isMet(visit) ? [at] : []))
  return found.length > 0 ? r.pick(found) : -1
}

const implausible = ({ visits, r, tell }: Planting): readonly RecordLine[] => {
  const at = someMet(visits, r)
  if (at < 0) return visits
  const wrong = r.pick([
    [{ sbp: 14, dbp: 8 }, '收缩压 14：按千帕一类的小数填写'],
    [{ sbp: 118, dbp: 121 }, '舒张压高于收缩压'],
    [{ sbp: 1350, dbp: 85 }, '收缩压多一位数字'],
  ] as const)
  tell('implausible_pressure', visits[at], wrong[1])
  return visits.with(at, { ...visits[at], fields: { ...visits[at].fields, ...wrong[0] } })
}

const twice = ({ visits, write, r, tell }: Planting): readonly RecordLine[] => {
  const at = someMet(visits, r)
  if (at < 0) return visits
  const { form, service_date, fields } = visits[at]
  const copy = write(form, service_date, { ...fields, sbp: Number(fields.sbp) + 2 })
  tell('duplicate_form', copy, `与 ${visits[at].record_id} 同一天`)
  return visits.toSpliced(at + 1, 0, copy)
}

const missing = ({ visits, r, tell }: Planting): readonly RecordLine[] => {
  const at = someMet(visits, r)
  if (at < 0) return visits
  tell('missing_items', visits[at], '缺症状、心率、服药依从性')
  return visits.with(at, { ...visits[at], fields: without(visits[at].fields, 'symptoms', 'heart_rate', 'adherence') })
}

const COPIED = ['sbp', 'dbp', 'heart_rate', 'weight', 'classification', 'symptoms', 'referral', 'referral_reason']

const copied = ({ visits, tell }: Planting): readonly RecordLine[] => {
  const model = visits.find((visit) => isMet(visit) && visit.fields.classification === '1')
  if (!model) return visits
  const values = Object.fromEntries(Object.entries(model.fields).filter(([key]) => COPIED.includes(key)))
  return visits.map((visit) => {
    if (!isMet(visit) || visit.service_date <= model.service_date) return visit
    tell('copied_visits', visit, `数值与 ${model.record_id} 相同`)
    const kept = without(visit.fields, 'referral_reason', 'referral_org_dept', 'adr_text', 'complication_text')
    const next_date = addMonths(visit.service_date, 3)
    return { ...visit, fields: { ...kept, ...values, adr: '1', complication: '0', next_date } }
  })
}

const byTelephone = ({ visits, tell }: Planting): readonly RecordLine[] => {
  const year = visits.at(-1)?.service_date.slice(0, 4)
  return visits.map((visit) => {
    if (!isMet(visit) || visit.service_date.slice(0, 4) !== year) return visit
    tell('telephone_only', visit, `${year} 年只有电话随访`)
    const kept = without(visit.fields, 'emergency_signs', 'height', 'weight', 'weight_target', 'heart_rate')
    return { ...visit, fields: { ...kept, method: '3', bp_source: '2' } }
  })
}

const late = ({ visits, r, tell }: Planting): readonly RecordLine[] => {
  const at = visits.length - 3
  if (at < 0) return visits
  const visit = visits[at]
  const last = visits[visits.length - 1].service_date
  const entered = Math.min(dayNumber(last), dayNumber(visit.service_date) + r.int(35, 120))
  if (entered - dayNumber(visit.service_date) <= 30) return visits
  tell('entered_late', visit, '录入晚于服务 30 天以上')
  return visits.with(at, { ...visit, recorded_at: writeTime(entered * 86_400_000 + 3_600_000) })
}

const afterDeath = ({ visits, person, write, tell }: Planting, today: Day): readonly RecordLine[] => {
  const at = visits.findLastIndex(isMet)
  const death = person.fate.death
  if (!death || at < 0 || addDays(death, 20) > today) return visits
  const on = addDays(death, 20)
  const ghost = write(visits[at].form, on, { ...visits[at].fields, next_date: addMonths(on, 3) })
  tell('visit_after_death', ghost, `死亡日期 ${death}`)
  return [...visits, ghost]
}

/** Share of patients with one kind of planted mistake. */
const SHARE = 0.006

/** The visits with the mistakes that a reviewer should find; each is told with its record. */
export const plantMistakes = (
  visits: readonly RecordLine[],
  person: Resident,
  write: Write,
  r: Random,
  plant: Plant,
  today: Day,
): readonly RecordLine[] => {
  const planting: Planting = {
    visits,
    person,
    write,
    r,
    tell: (mistake, record, detail) =>
      plant({ mistake, resident_id: person.id, record_id: record?.record_id ?? null, detail }),
  }
  if (person.fate.death) return r.chance(0.06) ? afterDeath(planting, today) : visits
  const makers = [implausible, twice, missing, copied, byTelephone, late]
  const at = Math.floor(r.next() / SHARE)
  return at < makers.length ? makers[at](planting) : visits
}
