import { type Day, later } from '../../day/day.ts'
import type { RecordFact } from '../../record/record.ts'

/**
 * What the days up to one rest on: a form may speak of an earlier day than its own, and whether it counts at all hangs on
 * what had been noted by its own day (a death, a closed record).
 */
export const knownOf = (
  records: readonly RecordFact[],
  until: Day,
  speaksOf: (record: RecordFact) => Day,
): readonly RecordFact[] => {
  const told = records.filter((record) => speaksOf(record) <= until).map(({ service_date }) => service_date)
  const last = told.reduce((a, b) => later(a, b), until)
  return records.filter(({ service_date }) => service_date <= last)
}
