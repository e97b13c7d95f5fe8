import { isRestricted } from '../access/class.ts'
import { dayOf } from '../form/answers.ts'
import type { Form } from '../form/form.ts'
import type { RecordFact } from '../record/record.ts'
import { type Sees, seenRecord, seesWith } from '../record/seen.ts'
import type { Programme } from './programme.ts'
import type { Subject } from './subject.ts'

export type FormOf = (id: string) => Form | null

/** That a person died is a general fact of the person, whatever form told it; where and of what it tells stays hidden. */
const deathIn = (record: RecordFact): RecordFact | null => {
  const day = record.fields.close_reason === '1' ? dayOf(record.fields, 'death_date') : null
  return day
    ? { ...record, form: 'rec_lifecycle', service_date: day, fields: { to: 'closed_deceased', death_date: day } }
    : null
}

const byOrder = (a: RecordFact, b: RecordFact): number =>
  a.service_date === b.service_date ? (a.record_id < b.record_id ? -1 : 1) : a.service_date < b.service_date ? -1 : 1

/** The subject as a reader sees it; the very same object where nothing is hidden from them. */
export const seenSubject = (subject: Subject, formOf: FormOf, sees: Sees): Subject => {
  let changed = false
  const records: RecordFact[] = []
  for (const record of subject.records) {
    const seen = seenRecord(formOf(record.form), record, sees)
    if (seen === record) {
      records.push(record)
      continue
    }
    changed = true
    const left = seen ?? deathIn(record)
    if (left) records.push(left)
  }
  return changed ? { ...subject, records: records.sort(byOrder) } : subject
}

const known = new WeakMap<Subject, Map<string, Subject>>()

/**
 * The facts that a programme is derived and explained from: the general ones and those of its own class. So nothing
 * that is shown as general ever follows from a restricted fact, and whoever may see a programme may see all that it
 * follows from (docs/decisions/0009).
 */
export const factsOf = (programme: Pick<Programme, 'dataClass'>, subject: Subject, formOf: FormOf): Subject => {
  const { dataClass } = programme
  const held = dataClass && isRestricted(dataClass) ? dataClass : ''
  const views = known.get(subject) ?? new Map<string, Subject>()
  // Where nothing is hidden from who sees no restricted class, nothing is restricted.
  const open = views.get('') === subject ? subject : undefined
  const view = views.get(held) ?? open ?? seenSubject(subject, formOf, seesWith(held ? [held] : []))
  views.set(held, view)
  known.set(subject, views)
  return view
}
