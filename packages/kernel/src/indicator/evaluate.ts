import type { Day } from '../day/day.ts'
import { exclusionOf } from '../programme/flags.ts'
import type { Programme } from '../programme/programme.ts'
import type { Derived, EventRow, StatusRow } from '../programme/rows.ts'
import { type FlagMask, type FlagPacker, flagPacker, matches } from './flags.ts'
import type { CountPlan, JoinedPlan, Plan } from './plan.ts'

/** The derived rows of one person. */
export interface PersonRows {
  readonly person: string
  readonly rows: Derived
}

/** Whom a figure is asked about. */
export interface Scope {
  /** Villages of the day that counts; null: all. */
  readonly villages: ReadonlySet<number> | null
  /** A population base of a kind for the area, or null where none is entered. */
  readonly base: (kind: string, age?: number) => number | null
}

export interface Figure {
  readonly numerator: number | null
  /** Null without a denominator, or where no base is entered. */
  readonly denominator: number | null
}

/** Lists whose sizes reproduce the printed numbers. */
export interface Lists {
  readonly numerator: readonly string[]
  /** Person and first unmet clause, with all of them. */
  readonly notMet: readonly {
    readonly person: string
    readonly first: string | null
    readonly all: readonly string[]
  }[]
  readonly excluded: readonly { readonly person: string; readonly reason: string }[]
}

interface Reader {
  readonly packers: ReadonlyMap<string, FlagPacker>
  readonly numbers: ReadonlyMap<string, readonly string[]>
  readonly scope: Scope
}

const readerOf = (programmes: readonly Programme[], scope: Scope): Reader => ({
  packers: new Map(programmes.map(({ id, flags }) => [id, flagPacker(flags)])),
  numbers: new Map(programmes.map(({ id, numbers }) => [id, numbers])),
  scope,
})

const within = ({ scope }: Reader, village: number): boolean => scope.villages?.has(village) ?? true

const holds = ({ packers }: Reader, programme: string, flags: readonly string[], mask: FlagMask): boolean => {
  const packer = packers.get(programme)
  return packer !== undefined && matches(packer.pack(flags), mask)
}

/** The person's row of a programme on a day, inside the scope. */
const rowOn = (reader: Reader, { rows }: PersonRows, programme: string, on: Day): StatusRow | null =>
  rows.status.find(
    (row) => row.programme === programme && row.from <= on && on < row.to && within(reader, row.village),
  ) ?? null

const statusCount = (
  reader: Reader,
  count: Extract<CountPlan, { from: 'status' }>,
  persons: readonly PersonRows[],
  on: Day,
): number => {
  const names = reader.numbers.get(count.programme) ?? []
  let total = 0
  for (const person of persons) {
    const row = rowOn(reader, person, count.programme, on)
    if (!row || !holds(reader, count.programme, row.flags, count.mask)) continue
    const number = (at: number): number => row.numbers?.[names[at]] ?? 0
    const value = count.sum === null ? 1 : number(count.sum)
    total += count.cap === null ? value : Math.min(value, number(count.cap))
  }
  return total * count.times
}

/** Another event of the same episode stands beside it by the reference day, or must not. */
const goesWith = (
  reader: Reader,
  { programme, episode }: EventRow,
  { kind, mask, absent }: JoinedPlan,
  all: readonly EventRow[],
  on: Day,
): boolean => {
  const found = all.some(
    (other) =>
      other.programme === programme &&
      other.episode === episode &&
      other.kind === kind &&
      other.day <= on &&
      holds(reader, programme, other.flags, mask),
  )
  return found !== absent
}

const eventsIn = (
  reader: Reader,
  count: Extract<CountPlan, { from: 'event' }>,
  { rows }: PersonRows,
  { start, on }: Plan,
): readonly EventRow[] =>
  rows.event.filter(
    (event) =>
      event.programme === count.programme &&
      event.kind === count.kind &&
      event.day >= start &&
      event.day <= on &&
      within(reader, event.village) &&
      holds(reader, count.programme, event.flags, count.mask) &&
      count.joined.every((joined) => goesWith(reader, event, joined, rows.event, on)),
  )

const eventCount = (
  reader: Reader,
  count: Extract<CountPlan, { from: 'event' }>,
  persons: readonly PersonRows[],
  plan: Plan,
): number =>
  persons.reduce((total, one) => {
    const found = eventsIn(reader, count, one, plan).length
    return total + (count.persons ? Math.min(found, 1) : found)
  }, 0)

/** Slots whose window closed: not ended by the due day, and met by it or past it. */
const dueCount = (
  reader: Reader,
  count: Extract<CountPlan, { from: 'due' }>,
  persons: readonly PersonRows[],
  { start, on }: Plan,
): number =>
  persons.reduce((total, { rows }) => {
    const found = rows.due.filter((due) => {
      if (due.programme !== count.programme || !count.kinds.includes(due.kind) || !within(reader, due.village))
        return false
      if (due.due_by < start || due.due_by > on || (due.ended_on && due.ended_on <= due.due_by)) return false
      const met = due.met_on !== null && due.met_on <= due.due_by
      return met || (!count.met && due.due_by < on)
    })
    return total + found.length
  }, 0)

const countOf = (reader: Reader, count: CountPlan, persons: readonly PersonRows[], plan: Plan): number | null => {
  switch (count.from) {
    case 'status':
      return statusCount(reader, count, persons, plan.on)
    case 'event':
      return eventCount(reader, count, persons, plan)
    case 'due':
      return dueCount(reader, count, persons, plan)
    case 'base':
      return reader.scope.base(count.kind, count.age)
  }
}

/** One figure over the rows of many persons: what the store's SQL must answer too. */
export const evaluate = (
  plan: Plan,
  programmes: readonly Programme[],
  persons: readonly PersonRows[],
  scope: Scope,
): Figure => {
  const reader = readerOf(programmes, scope)
  return {
    numerator: countOf(reader, plan.numerator, persons, plan),
    denominator: plan.denominator && countOf(reader, plan.denominator, persons, plan),
  }
}

/** Of events over events of one kind: whose event counts, and whose does not; a person once for each event. */
const eventLists = (
  plan: Plan,
  programmes: readonly Programme[],
  persons: readonly PersonRows[],
  scope: Scope,
): Lists | null => {
  const { numerator, denominator } = plan
  if (numerator.from !== 'event' || denominator?.from !== 'event') return null
  if (numerator.kind !== denominator.kind || numerator.persons || denominator.persons) return null
  const reader = readerOf(programmes, scope)
  const of = (count: typeof numerator, one: PersonRows): readonly EventRow[] => eventsIn(reader, count, one, plan)
  const met = persons.flatMap((one) => of(numerator, one).map(() => one.person))
  const notMet = persons.flatMap((one) => {
    const counted = of(numerator, one)
    const left = of(denominator, one).filter((event) => !counted.includes(event))
    return left.map(() => ({ person: one.person, first: null, all: [] }))
  })
  return { numerator: met, notMet, excluded: [] }
}

/**
 * The persons behind a figure that counts persons: who meets it, who of the denominator does not and why, who is left
 * out of it and why. With a base as the denominator the group is whom the question is about.
 */
export const listsOf = (
  plan: Plan,
  programmes: readonly Programme[],
  persons: readonly PersonRows[],
  scope: Scope,
): Lists | null => {
  const { numerator, denominator, about, clauses, on } = plan
  if (numerator.from !== 'status') return eventLists(plan, programmes, persons, scope)
  const reader = readerOf(programmes, scope)
  const { programme } = numerator
  const group = denominator?.from === 'status' ? denominator.mask : numerator.mask
  const met: string[] = []
  const notMet: { person: string; first: string | null; all: string[] }[] = []
  const excluded: { person: string; reason: string }[] = []
  for (const one of persons) {
    const row = rowOn(reader, one, programme, on)
    if (!row) continue
    const has = (mask: FlagMask): boolean => holds(reader, programme, row.flags, mask)
    const inGroup = denominator?.from === 'base' ? about !== null && has(about.mask) : has(group)
    if (has(numerator.mask)) met.push(one.person)
    else if (inGroup) {
      const all = clauses.filter(({ mask }) => !has(mask)).map(({ code }) => code)
      notMet.push({ person: one.person, first: all[0] ?? null, all })
    } else if (about && has(about.mask))
      excluded.push({ person: one.person, reason: exclusionOf(row.flags) ?? 'X-NOTENROLLED' })
  }
  return { numerator: met, notMet, excluded }
}
