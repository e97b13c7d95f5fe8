import { addDays, type Day } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { examDues } from './exam-dues.ts'
import { fileOf } from './file.ts'

type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** Days after the seventh birthday by which the personal form is wanted (product). */
const DAYS_AFTER_SEVEN = 90

const closedAfter = ({ recordStates }: Life, day: Day): Day | null =>
  recordStates.find(({ from, value }) => from >= day && value !== 'active' && value !== 'draft')?.from ?? null

/** A record opened for a child of 0–6 years needs the personal form from the seventh birthday (PI_DUE_AGE7). */
const personalForm = (subject: Subject, life: Life): readonly Due[] => {
  const { personals, seventhBirthday } = fileOf(subject)
  if (!seventhBirthday || !life.openedOn || life.openedOn >= seventhBirthday) return []
  if (life.recordStateAt(seventhBirthday) !== 'active') return []
  const met = personals[0] ?? null
  return [
    {
      episode: 'file',
      kind: 'pi_due_age7',
      slot: seventhBirthday,
      opens: seventhBirthday,
      due_by: addDays(seventhBirthday, DAYS_AFTER_SEVEN),
      met_on: met?.service_date ?? null,
      met_by: met?.record_id ?? null,
      ended_on: met ? null : closedAfter(life, seventhBirthday),
      form: 'rec_personal',
      facts: { date: seventhBirthday },
    },
  ]
}

/** The personal form after the seventh birthday, and what check-ups leave to do. */
export const dues = (subject: Subject, life: Life): readonly Due[] => [
  ...personalForm(subject, life),
  ...examDues(subject, life, (day) => closedAfter(life, day)),
]
