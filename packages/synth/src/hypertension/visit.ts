import { type Day, monthOf } from '@wangdi/kernel/day/day.ts'
import { ageOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'
import type { Judged } from './judge.ts'
import type { Pattern } from './measure.ts'

export interface Course {
  readonly person: Resident
  readonly pattern: Pattern
  readonly drugs: readonly Answers[]
}

export interface Seen {
  readonly on: Day
  readonly method: '1' | '2' | '3'
  readonly sbp: number
  readonly dbp: number
  readonly reaction: boolean
  readonly newComplication: boolean
  readonly judged: Judged
}

const dec = (value: number): string => value.toFixed(1)

const habits = ({ person }: Course, r: Random): Answers => {
  const active = r.chance(0.7)
  return {
    smoke_now: person.smokes,
    smoke_target: Math.floor(person.smokes / 2),
    drink_now: String(person.drinks),
    drink_target: String(Math.floor(person.drinks / 2)),
    exercise_freq_now: active ? r.int(2, 7) : 0,
    ...(active && { exercise_min_now: r.pick([20, 30, 30, 40, 60]) }),
    exercise_freq_target: 7,
    exercise_min_target: r.pick([30, 30, 40, 60]),
    salt_now: r.pick(['1', '2', '2', '3']),
    salt_target: '1',
    psych: r.pick(['1', '1', '1', '2']),
    compliance: r.pick(['1', '1', '2']),
  }
}

const symptoms = (seen: Seen, r: Random): Answers => {
  if (!seen.judged.unsatisfied || r.chance(0.6)) return { symptoms: ['1'], emergency_signs: ['0'] }
  return { symptoms: r.pick([['2'], ['8'], ['2', '8']]), emergency_signs: ['0'] }
}

/** Weight sways around the person's own; 3 kg less in a summer's hard work than in winter. */
const body = ({ person }: Course, on: Day, r: Random): Answers => {
  const summer = monthOf(on) >= 6 && monthOf(on) <= 9 ? -0.8 : 0
  const weight = Math.max(35, person.weight + summer + r.normal(0, 0.7))
  const heavy = weight / (person.height / 100) ** 2 >= 24
  return {
    height: dec(person.height),
    weight: dec(weight),
    weight_target: dec(heavy ? Math.max(34, weight - r.int(1, 4)) : weight),
  }
}

const treatment = ({ pattern, drugs }: Course, seen: Seen, r: Random): Answers => ({
  adherence: pattern.adherence,
  adr: seen.reaction ? '2' : '1',
  ...(seen.reaction && { adr_text: r.pick(['服卡托普利后干咳', '服硝苯地平后踝部水肿', '服药后面部潮红']) }),
  complication: seen.newComplication ? '2' : '0',
  ...(seen.newComplication && { complication_text: r.pick(['新发短暂性脑缺血发作', '新发心绞痛']) }),
  drugs: pattern.adherence === '3' ? [] : drugs,
})

const referral = ({ judged }: Seen): Answers =>
  judged.refer
    ? {
        referral: '2',
        referral_reason: judged.measure === '4' ? '血压达到危急值' : '连续两次控制不满意或出现并发症',
        referral_org_dept: '青禾县人民医院心血管内科',
      }
    : { referral: '1' }

const women = (person: Resident, on: Day): Answers => {
  const age = ageOn(person, on)
  return person.sex === '2' && age >= 15 && age <= 55 ? { pregnant_or_lactating: '1' } : {}
}

/** Answers of a face-to-face follow-up. */
export const faceToFace = (course: Course, seen: Seen, r: Random): Answers => ({
  method: seen.method,
  contact_outcome: '1',
  ...symptoms(seen, r),
  ...women(course.person, seen.on),
  sbp: seen.sbp,
  dbp: seen.dbp,
  bp_source: '1',
  ...body(course, seen.on, r),
  heart_rate: Math.round(r.normal(course.pattern.rate, 4)),
  ...habits(course, r),
  ...treatment(course, seen, r),
  classification: seen.judged.classification,
  ...referral(seen),
  next_date: seen.judged.next,
})

/** A call: what the patient tells, sometimes with a pressure measured at home. */
export const telephone = (course: Course, seen: Seen, measured: boolean, r: Random): Answers => ({
  method: '3',
  contact_outcome: '1',
  symptoms: ['1'],
  ...women(course.person, seen.on),
  ...(measured && { sbp: seen.sbp, dbp: seen.dbp, bp_source: '2', classification: seen.judged.classification }),
  ...habits(course, r),
  ...treatment(course, { ...seen, reaction: false, newComplication: false }, r),
  ...(measured ? referral(seen) : { referral: '1' }),
  next_date: seen.judged.next,
})

/** The patient was not met. */
export const notMet = (next: Day, r: Random): Answers => ({
  method: '2',
  contact_outcome: '2',
  lost_reason: r.pick(['1', '1', '3']),
  next_date: next,
})
