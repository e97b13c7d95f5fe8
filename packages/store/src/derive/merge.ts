import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import { derive } from '@wangdi/kernel/programme/derive.ts'
import type { Derived, StatusRow } from '@wangdi/kernel/programme/rows.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { type Loaded, together } from './load.ts'

/** From `from` on the survivor counts with the records of these residents too. */
interface Stretch {
  readonly from: Day
  readonly with: ReadonlySet<string>
}

/**
 * A merge is a dated alias: from its day the records of both count for the survivor, before it each counted alone, and
 * undoing it ends the alias on its own day. Nothing is moved (规则 R-LIFE-5).
 */
const stretchesOf = ({ person, subject }: Loaded): Stretch[] => {
  const stretches: Stretch[] = []
  let joined: ReadonlySet<string> = new Set()
  for (const { form, fields, service_date } of subject.records) {
    if (form !== 'rec_merge' || typeof fields.merged !== 'string' || fields.merged === person) continue
    const next = new Set(joined)
    if (fields.undo === true) next.delete(fields.merged)
    else next.add(fields.merged)
    joined = next
    stretches.push({ from: parseDay(fields.effective_date) ?? service_date, with: joined })
  }
  return stretches.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

const cut = (row: StatusRow, from: Day, to: Day | null): StatusRow | null => {
  const start = row.from > from ? row.from : from
  const end = to !== null && row.to > to ? to : row.to
  return start < end ? { ...row, from: start, to: end } : null
}

const within = (day: Day, from: Day, to: Day | null): boolean => day >= from && (to === null || day < to)

/** The part of a derivation that holds in [from, to). A due belongs where it stands at its end, or at the last. */
const slice = (derived: Derived, from: Day, to: Day | null): Derived => ({
  status: derived.status.flatMap((row) => cut(row, from, to) ?? []),
  event: derived.event.filter((row) => within(row.day, from, to)),
  due: derived.due.filter((row) => {
    const end = row.met_on ?? row.ended_on
    return end === null ? to === null : within(end, from, to)
  }),
})

const joinedSubject = (loaded: Loaded, stretch: Stretch): Subject => ({
  ...loaded.subject,
  records: together(
    loaded.subject.records,
    loaded.merged.filter(({ person }) => stretch.with.has(person)).map(({ records }) => records),
  ),
})

const FIRST = '0001-01-01' as Day

/** What follows from a resident's records, with those of residents merged into them while the merge holds. */
export const deriveLoaded = (loaded: Loaded): Derived => {
  const stretches = stretchesOf(loaded)
  if (stretches.length === 0) return derive(loaded.subject, programmes)
  const all = [{ from: FIRST, with: new Set<string>() }, ...stretches]
  const parts = all.map((stretch, at) =>
    slice(derive(joinedSubject(loaded, stretch), programmes), stretch.from, all[at + 1]?.from ?? null),
  )
  return {
    status: parts.flatMap((part) => part.status),
    event: parts.flatMap((part) => part.event),
    due: parts.flatMap((part) => part.due),
  }
}

/** The subject as it stands today, for pages: with the records of those merged now. */
export const subjectToday = (loaded: Loaded): Subject => {
  const last = stretchesOf(loaded).at(-1)
  return last ? joinedSubject(loaded, last) : loaded.subject
}
