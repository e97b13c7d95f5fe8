import { addDays, type Day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { ageOn, doctorOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Answers, written } from '../record.ts'
import { isAway } from './rhythm.ts'

const answers = (person: Resident, r: Random): Answers => {
  const sbp = Math.round(Math.min(158, Math.max(98, r.normal(124, 9))))
  const dbp = Math.round(Math.min(98, Math.max(58, Math.min(sbp - 30, r.normal(77, 6)))))
  const again = r.chance(0.5) ? [{ sbp: sbp + r.int(-4, 4), dbp: dbp + r.int(-3, 3) }] : []
  return {
    channel: r.pick(['1', '1', '1', '3', '4']),
    bp_source: '1',
    readings: [{ sbp, dbp }, ...again],
    on_antihypertensive: '1',
    height: person.height.toFixed(1),
    weight: person.weight.toFixed(1),
    risk_family: r.pick(['1', '1', '2', '9']),
    risk_salt: r.pick(['1', '1', '2', '9']),
    risk_alcohol: person.drinks >= 2 ? '2' : '1',
  }
}

/** Yearly measurement from 35 years on of people not known to be ill (35岁以上首诊测血压); about a third is reached. */
export const screeningRecords = (person: Resident, today: Day, r: Random): RecordLine[] => {
  const { fate, id, disease } = person
  if (disease || ageOn(person, today) < 37 || !r.chance(0.3)) return []
  const on = addDays(today, -r.int(1, 420))
  if (on <= fate.opened || on >= fate.until || isAway(person, on)) return []
  const author = doctorOn(person, on)
  return [written({ resident: id, form: 'htn_screen', on, fields: answers(person, r), author, by: today }, r)]
}
