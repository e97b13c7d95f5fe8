import type { Day } from '../../day/day.ts'
import { dayOf, textOf } from '../../form/answers.ts'
import type { RecordFact } from '../../record/record.ts'
import type { RecordState } from '../life.ts'
import type { Subject } from '../subject.ts'

/** A change of the health record's state, on the day that it holds from. */
export interface Step {
  readonly day: Day
  readonly to: Exclude<RecordState, 'draft'>
  readonly record: RecordFact
}

const targets: readonly string[] = ['active', 'closed_deceased', 'closed_moved_out', 'closed_lost', 'void_duplicate']
const isTarget = (to: string | null): to is Step['to'] => to !== null && targets.includes(to)

const dayOfStep = ({ fields, service_date }: RecordFact, to: Step['to']): Day => {
  if (to === 'closed_deceased') return dayOf(fields, 'death_date') ?? service_date
  if (to === 'closed_moved_out') return dayOf(fields, 'move_out_date') ?? service_date
  if (to === 'active') return dayOf(fields, 'move_in_date') ?? dayOf(fields, 'found_on') ?? service_date
  return service_date
}

const stepOf = (record: RecordFact, resident: string): Step | null => {
  const { form, fields, service_date } = record
  if (form === 'rec_lifecycle') {
    const to = textOf(fields, 'to')
    return isTarget(to) ? { day: dayOfStep(record, to), to, record } : null
  }
  // A death given when a programme is closed is a death (终止管理, reason 1).
  if (form === 'programme_close' && fields.close_reason === '1')
    return { day: dayOf(fields, 'death_date') ?? service_date, to: 'closed_deceased', record }
  if (form === 'rec_merge' && fields.merged === resident)
    return { day: service_date, to: fields.undo === true ? 'active' : 'void_duplicate', record }
  return null
}

/** Closings, reactivations and merges in order of the days that they hold from (R-LIFE). */
export const lifecycleSteps = ({ records, person }: Subject): readonly Step[] => {
  const steps: Step[] = []
  for (const record of records) {
    const step = stepOf(record, person.resident_id)
    if (step) steps.push(step)
  }
  return steps.length < 2 ? steps : steps.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}
