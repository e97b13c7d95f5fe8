import { type Day, yearOf } from '../../day/day.ts'
import { codesOf, textOf } from '../../form/answers.ts'
import { lifeOf } from '../../programme/life.ts'
import { remember } from '../../programme/memo.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { isTimely } from '../elderly/target.ts'
import { type Judged, judgeConstitution } from './constitution/score.ts'
import { type Constitution, constitutions } from './constitution/types.ts'
import { answers33 } from './forms/answers.ts'

/** One form of the constitution, as far as the figures ask. */
export interface Service {
  readonly record: RecordFact
  readonly date: Day
  /** Null: not all 33 answers (a paper result taken over has none). */
  readonly judged: Judged | null
  /** The doctor's choice on a tie, else the highest; null where all nine are 否. */
  readonly main: Constitution | null
  /** Guidance for the main constitution at least. */
  readonly guided: boolean
  readonly ofAge: boolean
}

const isConstitution = (code: string | null): code is Constitution => constitutions.some((type) => type === code)

const serviceOf = (record: RecordFact, { person, settings }: Subject): Service => {
  const { fields, service_date: date } = record
  const judged = judgeConstitution(answers33(fields), settings)
  const chosen = textOf(fields, 'main_type')
  const main = judged && (judged.main ?? (isConstitution(chosen) && judged.tied.includes(chosen) ? chosen : null))
  return {
    record,
    date,
    judged,
    main,
    guided: main !== null && codesOf(fields, `guide_${main}`).length > 0,
    ofAge: isTimely(person.birth_date, date, settings),
  }
}

/** Forms of a person that count, oldest first; what is dated after death is none. */
export const servicesOf: (subject: Subject) => readonly Service[] = remember((subject: Subject) => {
  const life = lifeOf(subject)
  return subject.records.flatMap((record) => {
    if (record.form !== 'tcm_elder' || record.open_block) return []
    const death = life.deathAt(record.service_date)
    return death && death < record.service_date ? [] : [serviceOf(record, subject)]
  })
})

export interface Judgement {
  readonly service: Service | null
  /** 33 answers and a constitution. */
  readonly identified: boolean
  readonly guided: boolean
  readonly received: boolean
}

const rank = ({ main, guided }: Service): number => (main === null ? 0 : guided ? 2 : 1)

/** The service of the year from facts dated on or before a day: of several forms the one that has most. */
export const judge = (subject: Subject, on: Day): Judgement => {
  const service = servicesOf(subject)
    .filter(({ date, ofAge }) => ofAge && date <= on && yearOf(date) === yearOf(on))
    .reduce<Service | null>((best, one) => (best && rank(best) > rank(one) ? best : one), null)
  const identified = service !== null && service.main !== null
  const guided = service?.guided ?? false
  return { service, identified, guided, received: identified && guided }
}
