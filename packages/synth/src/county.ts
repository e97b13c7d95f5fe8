import type { Day } from '@wangdi/kernel/day/day.ts'
import type { ExchangeLine } from '@wangdi/kernel/exchange/line.ts'
import { census } from './bases.ts'
import { elderRecords } from './care/elder.ts'
import { mentalRecords } from './care/mental.ts'
import { plantCareMistakes } from './care/mistakes.ts'
import { careRecords } from './care/records.ts'
import { tuberculosisRecords } from './care/tuberculosis.ts'
import { hypertensionRecords } from './hypertension/records.ts'
import { screeningRecords } from './hypertension/screening.ts'
import { type Household, household, type Maker } from './people/household.ts'
import { plantIdentity } from './people/identity-mistakes.ts'
import { numberGiver } from './people/numbers.ts'
import type { Resident } from './people/person.ts'
import { type Layout, layout, type Village } from './places.ts'
import { type Random, random } from './random.ts'
import { changeRecords, encounterRecords } from './records/changes.ts'
import { checkupRecords } from './records/checkup.ts'
import { openingRecords } from './records/opening.ts'
import type { Plant } from './truth.ts'

export interface CountyOptions {
  readonly residents: number
  readonly seed: number
  /** The day up to which the county has worked. */
  readonly today: Day
  /** Told of every planted mistake. */
  readonly onMistake?: Plant
}

/** Areas, units and staff of the county that `countyLines` fills. */
export const countyLayout = ({ residents, seed }: Pick<CountyOptions, 'residents' | 'seed'>): Layout =>
  layout(residents, seed)

function* recordsOf(person: Resident, today: Day, r: Random, plant: Plant): Generator<ExchangeLine> {
  yield* openingRecords(person, today, r)
  yield* changeRecords(person, today, r)
  const managed = hypertensionRecords(person, today, r, plant)
  const cared = careRecords(person, managed.records, today, r)
  yield* plantCareMistakes(cared.records, person, r, plant)
  yield* screeningRecords(person, today, r)
  yield* mentalRecords(person, today, r)
  yield* tuberculosisRecords(person, today, r)
  const checkups = checkupRecords(person, cared.seenOn, today, r)
  yield* plantCareMistakes(checkups, person, r, plant)
  yield* elderRecords(person, checkups, today, r)
  yield* encounterRecords(person, today, r)
}

interface Run {
  readonly options: CountyOptions
  readonly maker: Maker
  readonly plant: Plant
  readonly counted: (person: Resident) => void
}

function* householdLines(home: Household, { options, plant, counted }: Run, r: Random): Generator<ExchangeLine> {
  for (const { line } of home.residents) yield line
  yield home.line
  for (const person of home.residents) {
    counted(person)
    yield* recordsOf(person, options.today, r, plant)
  }
}

function* villageLines(village: Village, run: Run): Generator<ExchangeLine> {
  const { maker, options, plant } = run
  let [left, serial] = [village.residents, 0]
  const nextCode = (): string => {
    serial++
    return village.township.slice(0, 9) + village.segment + String(serial).padStart(5, '0')
  }
  for (let number = 0; left > 0; number++) {
    const r = random(options.seed, `${village.code} ${number}`)
    const made = household(village, left, nextCode, maker, r)
    const room = left - made.residents.length
    const home = plantIdentity(made, village, { room, today: options.today, nextCode, give: maker.local, plant }, r)
    left -= home.residents.length
    yield* householdLines(home, run, r)
  }
}

const quiet: Plant = () => {}

/**
 * A synthetic county as lines of the exchange format: areas and units, then household by household residents and their
 * records up to the day, at last the population bases. Nothing but counters stays in memory. The same options give the
 * same lines; no person, number or place in it is real.
 */
export function* countyLines(options: CountyOptions): Generator<ExchangeLine> {
  const { residents, seed, today, onMistake = quiet } = options
  const places = layout(residents, seed)
  yield* places.areas
  yield* places.units
  const counter = census(places, today, seed)
  const maker: Maker = {
    on: today,
    villages: places.villages,
    local: numberGiver(['529901', '529902', '529903']),
    foreign: numberGiver(['519901', '449901', '339902']),
  }
  const run: Run = { options, maker, plant: onMistake, counted: counter.count }
  for (const village of places.villages) yield* villageLines(village, run)
  yield* counter.lines()
}
