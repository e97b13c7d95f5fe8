import { type Day, dayNumber } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import type { Value } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { type Random, uuid7 } from './random.ts'

export type Answers = { [key: string]: Value }

/** Who wrote a record, and where. */
export interface Author {
  readonly unit: string
  readonly provider: string
}

export interface Written {
  readonly resident: string
  readonly form: string
  readonly on: Day
  readonly fields: Answers
  readonly author: Author
  /** Last day on which it can have been entered. */
  readonly by: Day
  /** Days between the service and its entry; drawn where left out. */
  readonly delay?: number
  readonly encounter?: string | null
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Most are entered the same day, some after days, a few after weeks. */
const delayOf = (r: Random): number => {
  const at = r.next()
  if (at < 0.72) return 0
  if (at < 0.9) return r.int(1, 3)
  return at < 0.98 ? r.int(4, 12) : r.int(13, 40)
}

const dayFrom = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

/** A submitted record as entered in working hours. */
export const written = (w: Written, r: Random): RecordLine => {
  const form = formOf(w.form)
  const service = dayNumber(w.on)
  const entered = Math.max(service, Math.min(dayNumber(w.by), service + (w.delay ?? delayOf(r))))
  const [hour, minute, second] = [r.int(8, 17), r.int(0, 59), r.int(0, 59)]
  const at = entered * 86_400_000 + ((hour - 8) * 3600 + minute * 60 + second) * 1000
  const fields: Answers = { ...w.fields }
  if (form?.dateKey) fields[form.dateKey] = w.on
  if (form?.byKey && form.byKey in form.fields) fields[form.byKey] = w.author.provider
  return {
    kind: 'record',
    record_id: uuid7(at, r),
    version_id: uuid7(at, r),
    base: [],
    resident_id: w.resident,
    form: w.form,
    edition: form?.edition ?? 'GW2017',
    service_date: w.on,
    status: 'submitted',
    source: '1',
    org_id: w.author.unit,
    provider_id: w.author.provider,
    recorded_at: `${dayFrom(entered)}T${two(hour)}:${two(minute)}:${two(second)}+08:00`,
    encounter_id: w.encounter ?? null,
    findings_confirmed: [],
    reason: null,
    fields,
  }
}
