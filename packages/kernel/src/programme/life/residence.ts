import { addMonths, type Day } from '../../day/day.ts'
import { dayOf, textOf } from '../../form/answers.ts'
import { type Change, simplified } from '../change.ts'
import type { ResidenceStatus } from '../life.ts'
import type { Subject } from '../subject.ts'
import type { Step } from './steps.ts'

/** What is known about a residence from a day on (居住情况). */
interface Facts {
  readonly deceased: boolean
  readonly movedOut: boolean
  readonly awaySince: Day | null
  readonly type: string
  readonly start: Day | null
}

interface Happening {
  readonly day: Day
  readonly apply: (facts: Facts) => Facts
}

/** Back after less than half a year changes nothing; after longer the residence begins anew. */
const comeBack =
  (day: Day) =>
  (facts: Facts): Facts => {
    const anew = facts.awaySince !== null && addMonths(facts.awaySince, 6) <= day
    return { ...facts, awaySince: null, start: anew ? day : facts.start }
  }

const fromStep = ({ day, to }: Step): Happening => ({
  day,
  apply: (facts) => ({
    ...facts,
    deceased: to === 'closed_deceased' || (facts.deceased && to !== 'active'),
    movedOut: to === 'closed_moved_out' || (facts.movedOut && to !== 'active'),
  }),
})

const fromResidence = ({ records }: Subject): Happening[] =>
  records.flatMap(({ form, fields, service_date }) => {
    if (form !== 'rec_residence') return []
    const [away, back, start] = [
      dayOf(fields, 'away_since'),
      dayOf(fields, 'return_date'),
      dayOf(fields, 'residence_start_date'),
    ]
    const type = textOf(fields, 'residence_type')
    return [
      ...(type || start
        ? [{ day: service_date, apply: (f: Facts) => ({ ...f, type: type ?? f.type, start: start ?? f.start }) }]
        : []),
      ...(away ? [{ day: away, apply: (f: Facts) => ({ ...f, awaySince: away }) }] : []),
      ...(back ? [{ day: back, apply: comeBack(back) }] : []),
    ]
  })

/** R-RES-1 to R-RES-5 in their order, the first that matches. */
const statusOn = (
  { deceased, movedOut, awaySince, type, start }: Facts,
  birth: Day | null,
  on: Day,
): ResidenceStatus => {
  if (deceased) return 'deceased'
  if (movedOut) return 'moved_out'
  if (awaySince && addMonths(awaySince, 6) <= on) return 'absent'
  if (!start) return type === '1' ? 'permanent' : 'temporary'
  // A registered child who has lived here since birth lives with a permanent parent (R-RES-4).
  if (addMonths(start, 6) <= on || (type === '1' && start === birth && start <= on)) return 'permanent'
  return 'temporary'
}

const FIRST = '0001-01-01' as Day

/** Residence status from the days on which it changes; the first entry holds from the beginning. */
export const residenceChanges = (subject: Subject, steps: readonly Step[]): readonly Change<ResidenceStatus>[] => {
  const { birth_date, residence_type, residence_start_date } = subject.person
  const first: Facts = {
    deceased: false,
    movedOut: false,
    awaySince: null,
    type: residence_type,
    start: residence_start_date,
  }
  const happenings = [...fromResidence(subject), ...steps.map(fromStep)].sort((a, b) =>
    a.day === b.day ? 0 : a.day < b.day ? -1 : 1,
  )
  const changes: Change<ResidenceStatus>[] = []
  let facts = first
  /** The status on `from` and on each later day before `until` on which time alone changes it. */
  const note = (from: Day, until: Day | null): void => {
    const thresholds = [
      from,
      ...(facts.start ? [facts.start, addMonths(facts.start, 6)] : []),
      ...(facts.awaySince ? [addMonths(facts.awaySince, 6)] : []),
    ]
    for (const day of thresholds.sort())
      if (day >= from && (!until || day < until)) changes.push({ from: day, value: statusOn(facts, birth_date, day) })
  }
  note(FIRST, happenings[0]?.day ?? null)
  happenings.forEach(({ day, apply }, at) => {
    facts = apply(facts)
    note(day, happenings[at + 1]?.day ?? null)
  })
  return simplified(changes)
}
