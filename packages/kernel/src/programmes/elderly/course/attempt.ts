import type { Day } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { RecordFact } from '../../../record/record.ts'

/** What a try to call a person to the yearly check-up came to. */
export interface Attempt {
  readonly record: RecordFact
  readonly date: Day
  /** booked 已预约 · refused 拒绝 · unable 不能前来 · away 外出 · tried: nothing that changes the state. */
  readonly result: 'booked' | 'refused' | 'unable' | 'away' | 'tried'
  readonly booked_for: Day | null
}

/** 联系记录 for the older people's service; those for other programmes say nothing about it. */
export const attemptOf = (record: RecordFact): Attempt | null => {
  const { form, fields, service_date: date } = record
  if (form !== 'contact_attempt' || fields.programme !== 'old') return null
  const booked_for = dayOf(fields, 'booked_for')
  const outcome = textOf(fields, 'outcome')
  const result = (): Attempt['result'] => {
    if (outcome === '5') return 'refused'
    if (outcome === '4') return 'away'
    if (fields.cannot_come === true) return 'unable'
    return booked_for && booked_for >= date ? 'booked' : 'tried'
  }
  return { record, date, result: result(), booked_for }
}
