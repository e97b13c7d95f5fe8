import { classOfGuard, type Guard, isRestricted } from '../access/class.ts'
import type { Form } from '../form/form.ts'
import { guardOfRecord, hasRestricted, joinParts, partsOf } from './parts.ts'
import type { RecordFact } from './record.ts'

/** Whether a reader sees what lies on a shelf. */
export type Sees = (guard: Guard) => boolean

/** Sees everything but the restricted classes that are not among those held. */
export const seesWith =
  (held: readonly string[]): Sees =>
  (guard) => {
    const dataClass = classOfGuard(guard)
    return !isRestricted(dataClass) || held.includes(dataClass)
  }

/** A record as a reader sees it, exactly what reading the parts they may see would give; null: there is none. */
export const seenRecord = (form: Form | null, record: RecordFact, sees: Sees): RecordFact | null => {
  if (!form || !hasRestricted(form, record.fields)) return record
  if (!sees(guardOfRecord(form, record.fields))) return null
  const parts = [...partsOf(form, record.fields)].filter(([guard]) => sees(guard)).map(([, fields]) => fields)
  return { ...record, fields: joinParts(form, parts) }
}
