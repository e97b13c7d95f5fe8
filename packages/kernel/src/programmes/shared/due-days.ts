import type { Day } from '../../day/day.ts'
import { dayBeside } from '../../day/words.ts'
import type { DueRow } from '../../programme/rows.ts'

/**
 * The two days of a task's sentence: of what it follows, and by which it is due. Spoken on a day, each has its year
 * where it is not that day's: what is owed for years must not read as if it were of this year. Without a day: where the
 * two are of different years.
 */
export const dueDays = ({ due_by, facts }: Pick<DueRow, 'due_by' | 'facts'>, on?: Day) => {
  const since = String(facts.date ?? due_by)
  return { since: dayBeside(since, on ?? due_by), by: dayBeside(due_by, on ?? since) }
}
