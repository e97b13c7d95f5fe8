import { addDays, type Day, yearOf, yearStart } from '../day/day.ts'
import type { Form } from '../form/form.ts'
import { factsOf } from './facts.ts'
import { type Life, lifeOf } from './life.ts'
import { remember } from './memo.ts'
import type { Episode, Programme } from './programme.ts'
import type { Derived, DueRow, EventRow, Place, State, StatusRow } from './rows.ts'
import type { Subject } from './subject.ts'

const recordDays = ({ records }: Subject): Day[] => {
  const days: Day[] = []
  for (const { service_date } of records) if (service_date !== days.at(-1)) days.push(service_date)
  return days
}

const yearStarts = (from: Day, to: Day): Day[] => {
  const days: Day[] = []
  for (let year = yearOf(from) + 1; yearStart(year) < to; year++) days.push(yearStart(year))
  return days
}

/** Days in [from, to) on which a row may begin, in order, each once. */
const cutsOf = (from: Day, to: Day, sources: readonly Iterable<Day>[]): Day[] => {
  const days = [from]
  for (const source of sources) for (const day of source) if (day > from && day < to) days.push(day)
  days.sort()
  return days.filter((day, at) => day !== days[at - 1])
}

const sameState = (a: State, b: State): boolean => {
  if (a.flags.length !== b.flags.length) return false
  for (let i = 0; i < a.flags.length; i++) if (a.flags[i] !== b.flags[i]) return false
  if (a.numbers === b.numbers) return true
  if (!a.numbers || !b.numbers) return false
  for (const name in a.numbers) if (a.numbers[name] !== b.numbers[name]) return false
  return true
}

const continues = (open: StatusRow, state: State, place: Place, day: Day): boolean =>
  open.village === place.village && open.unit === place.unit && !day.endsWith('-01-01') && sameState(open, state)

interface Whole {
  readonly subject: Subject
  readonly life: Life
  readonly recordDays: readonly Day[]
  readonly end: Day
}

const statusOf = (programme: Programme, episode: Episode, { subject, life, recordDays, end }: Whole): StatusRow[] => {
  const from = subject.since && subject.since > episode.from ? subject.since : episode.from
  const to = episode.to && episode.to < end ? episode.to : end
  if (from >= to) return []
  const rows: StatusRow[] = []
  let open: StatusRow | null = null
  const breakpoints = programme.breakpoints(subject, life, episode)
  for (const day of cutsOf(from, to, [recordDays, life.breakpoints, yearStarts(from, to), breakpoints])) {
    const state = programme.stateAt(subject, life, episode, day)
    const place = life.placeAt(day)
    if (open && state && continues(open, state, place, day)) continue
    if (open) rows.push({ ...open, to: day })
    open = state && { programme: programme.id, episode: episode.id, from: day, to, ...place, ...state }
  }
  if (open) rows.push(open)
  return rows
}

const by =
  <T>(...keys: ((row: T) => string)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1
    return 0
  }

const eventsOf = (programme: Programme, { subject, life }: Whole): EventRow[] =>
  programme
    .events(subject, life)
    .map((event) => ({ programme: programme.id, ...event, ...life.placeAt(event.day) }))
    .sort(
      by(
        ({ day }) => day,
        ({ kind }) => kind,
        ({ record_id }) => record_id,
      ),
    )

const duesOf = (programme: Programme, { subject, life }: Whole): DueRow[] =>
  programme
    .dues(subject, life)
    .filter(({ opens }) => opens <= subject.horizon)
    .map((due) => ({ programme: programme.id, ...due, ...life.placeAt(due.opens) }))
    .sort(
      by(
        ({ opens }) => opens,
        ({ kind }) => kind,
        ({ slot }) => slot,
      ),
    )

const wholeOf = (subject: Subject): Whole => ({
  subject,
  life: lifeOf(subject),
  recordDays: recordDays(subject),
  end: addDays(subject.horizon, 1),
})

const formsOf = remember((programmes: readonly Programme[]): ReadonlyMap<string, Form> => {
  const forms = programmes.flatMap((programme) => programme.forms)
  return new Map(forms.map((form) => [form.id, form]))
})

/**
 * Everything that follows from one person's records, in three grains. Status holds for every day from the first day of
 * an episode to the horizon exactly what `stateAt` answers for that day, cut at 1 January and at moves; the last `to`
 * is the day after the horizon. Rows come in a fixed order: programme, episode, day. A programme is derived from what
 * whoever sees it may see.
 */
export const derive = (subject: Subject, programmes: readonly Programme[]): Derived => {
  const forms = formsOf(programmes)
  const wholes = new Map<Subject, Whole>()
  const wholeFor = (programme: Programme): Whole => {
    const facts = factsOf(programme, subject, (id) => forms.get(id) ?? null)
    const whole = wholes.get(facts) ?? wholeOf(facts)
    wholes.set(facts, whole)
    return whole
  }
  return {
    status: programmes.flatMap((programme) => {
      const whole = wholeFor(programme)
      return programme.episodes(whole.subject, whole.life).flatMap((episode) => statusOf(programme, episode, whole))
    }),
    event: programmes.flatMap((programme) => eventsOf(programme, wholeFor(programme))),
    due: programmes.flatMap((programme) => duesOf(programme, wholeFor(programme))),
  }
}
