import { addDays, completedYears, type Day } from '../day/day.ts'
import { type Change, valueAt } from './change.ts'
import { placeChanges } from './life/place.ts'
import { recordStateChanges } from './life/record-state.ts'
import { residenceChanges } from './life/residence.ts'
import { type Stay, staysOf } from './life/stays.ts'
import { lifecycleSteps, type Step } from './life/steps.ts'
import { remember } from './memo.ts'
import type { Place } from './rows.ts'
import type { Subject } from './subject.ts'

export type ResidenceStatus = 'deceased' | 'moved_out' | 'absent' | 'permanent' | 'temporary'
export type RecordState = 'draft' | 'active' | 'closed_deceased' | 'closed_moved_out' | 'closed_lost' | 'void_duplicate'

/**
 * The course of a person's life that every programme reads: where they lived, how they resided, whether the health
 * record was in hand, hospital stays. Each answer for a day uses facts dated on or before that day alone; a fact is
 * dated by what it says (a death by the day of death, also when it is entered later).
 */
export interface Life {
  readonly placeAt: (on: Day) => Place
  readonly residenceAt: (on: Day) => ResidenceStatus
  readonly recordStateAt: (on: Day) => RecordState
  /** Day of death known on `on`, or null. */
  readonly deathAt: (on: Day) => Day | null
  /** Stay that holds `on` strictly inside, with its (maybe unknown) end. */
  readonly stayAt: (on: Day) => Stay | null
  readonly stays: readonly Stay[]
  /** First day on which cover and basic information are both there; null while not. */
  readonly openedOn: Day | null
  /** States of the record from the day they begin, in order; before the first it is a draft. */
  readonly recordStates: readonly Change<RecordState>[]
  /** Completed years; birthdays are not among the breakpoints: a programme names those that it asks about. */
  readonly ageAt: (on: Day) => number | null
  /** Days on which any of the answers may change, birthdays aside. */
  readonly breakpoints: readonly Day[]
}

/** Of several entries of one death the earliest day holds; a reactivated record takes the death back. */
const deathChanges = (steps: readonly Step[]): readonly Change<Day | null>[] => {
  const changes: Change<Day | null>[] = []
  for (const { day, to } of steps) {
    if (to === 'active') changes.push({ from: day, value: null })
    else if (to === 'closed_deceased' && !changes.at(-1)?.value) changes.push({ from: day, value: day })
  }
  return changes
}

const build = (subject: Subject): Life => {
  const { birth_date } = subject.person
  const steps = lifecycleSteps(subject)
  const places = placeChanges(subject)
  const residence = residenceChanges(subject, steps)
  const { openedOn, states } = recordStateChanges(subject, steps)
  const deaths = deathChanges(steps)
  const stays = staysOf(subject)
  return {
    placeAt: (on) => valueAt(places, on, places[0].value),
    residenceAt: (on) => valueAt(residence, on, 'temporary'),
    recordStateAt: (on) => valueAt(states, on, 'draft'),
    deathAt: (on) => valueAt(deaths, on, null),
    stayAt: (on) => {
      const stay = stays.find(({ admitted, discharged }) => admitted < on && (!discharged || on < discharged))
      return stay ? { admitted: stay.admitted, discharged: null } : null
    },
    stays,
    openedOn,
    recordStates: states,
    ageAt: (on) => (birth_date ? completedYears(birth_date, on) : null),
    breakpoints: [
      ...places.map(({ from }) => from),
      ...residence.map(({ from }) => from),
      ...states.map(({ from }) => from),
      ...deaths.map(({ from }) => from),
      ...stays.flatMap(({ admitted, discharged }) => [
        admitted,
        addDays(admitted, 1),
        ...(discharged ? [discharged, addDays(discharged, 1)] : []),
      ]),
    ],
  }
}

/** The life of a person as the records tell it, worked out once a subject. */
export const lifeOf: (subject: Subject) => Life = remember(build)
