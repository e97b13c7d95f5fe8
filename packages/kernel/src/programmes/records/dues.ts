import { addDays, type Day } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { fileOf } from './file.ts'

type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** Days after the seventh birthday by which the personal form is wanted (product). */
const DAYS_AFTER_SEVEN = 90

const closedAfter = ({ recordStates }: Life, day: Day): Day | null =>
  recordStates.find(({ from, value }) => from >= day && value !== 'active' && value !== 'draft')?.from ?? null

/** A record opened for a child of 0–6 years needs the personal form from the seventh birthday (PI_DUE_AGE7). */
export const dues = (subject: Subject, life: Life): readonly Due[] => {
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

/** With the year: what is owed since a birthday may be owed for years. */
const dayWords = (day: unknown): string => {
  const [year, month, date] = String(day).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const dueText = ({ due_by, facts }: Pick<DueRow, 'kind' | 'due_by' | 'facts'>) => ({
  title: '补填个人基本信息表',
  reason: `${dayWords(facts.date)}满7岁，应${dayWords(due_by)}前填写`,
})
