import { addDays, type Day, yearEnd, yearOf } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { YEARS } from '../people/life.ts'
import { ageOn, doctorOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Answers, written } from '../record.ts'
import { asked, dec, managedOn } from './checkup-groups.ts'

const general = (person: Resident, r: Random): Answers => {
  const ill = person.disease !== null
  const sys = Math.round(Math.min(178, Math.max(96, r.normal(ill ? 136 : 124, 10))))
  const dia = Math.round(Math.min(105, Math.max(58, Math.min(sys - 30, r.normal(ill ? 82 : 76, 7)))))
  const rate = Math.round(r.normal(74, 6))
  const weight = person.weight + r.normal(0, 0.8)
  return {
    symptoms: ['1'],
    temperature: dec(r.normal(36.5, 0.2)),
    pulse: rate,
    respiration: r.int(16, 20),
    bp_left_sys: sys,
    bp_left_dia: dia,
    bp_right_sys: sys + r.int(-6, 6),
    bp_right_dia: dia + r.int(-4, 4),
    height: dec(person.height),
    weight: dec(weight),
    waist: dec(Math.min(118, Math.max(60, weight * 0.9 + 24 + r.normal(0, 3)))),
    heart_rate: rate,
  }
}

const lifestyle = (person: Resident, on: Day, r: Random): Answers => {
  const age = ageOn(person, on)
  const active = r.chance(0.6)
  return {
    exercise_freq: active ? '2' : '4',
    ...(active && { exercise_minutes: 30, exercise_years: dec(Math.min(5, age)), exercise_way: '步行' }),
    diet: ['1'],
    smoke_status: person.smokes > 0 ? '3' : '1',
    ...(person.smokes > 0 && { smoke_daily: person.smokes, smoke_start_age: Math.min(20, age) }),
    drink_freq: person.drinks > 0 ? '2' : '1',
    ...(person.drinks > 0 && {
      drink_daily: dec(person.drinks),
      drink_quit: '1',
      drink_start_age: Math.min(22, age),
      drunk_last_year: '2',
      drink_kind: ['1'],
    }),
    occ_exposure: '1',
  }
}

const body: Answers = {
  lips: '1',
  dentition: ['1'],
  pharynx: '1',
  vision_left: '4.8',
  vision_right: '4.8',
  hearing: '1',
  motor: '1',
  skin: '1',
  sclera: '1',
  lymph: '1',
  lung_barrel: '1',
  lung_sound: '1',
  lung_rale: '1',
  heart_rhythm: '1',
  heart_murmur: '1',
  abd_tender: '1',
  abd_mass: '1',
  abd_liver: '1',
  abd_spleen: '1',
  abd_shifting: '1',
  edema: '1',
}

const problems: Answers = {
  p_cerebro: ['1'],
  p_kidney: ['1'],
  p_heart: ['1'],
  p_vessel: ['1'],
  p_eye: ['1'],
  p_nerve: '1',
  p_other: '1',
}

/** Findings that are abnormal whatever is known: from 160/100 on, and weights far off (规范第三版·健康体检表·健康评价). */
const abnormal = (all: Answers): string | null => {
  const high =
    [all.bp_left_sys, all.bp_right_sys].some((sys) => Number(sys) >= 160) ||
    [all.bp_left_dia, all.bp_right_dia].some((dia) => Number(dia) >= 100)
  if (high) return '血压偏高'
  const bmi = Number(all.weight) / (Number(all.height) / 100) ** 2
  if (bmi < 18.5) return '体重过低'
  if (bmi >= 32) return '肥胖'
  if (Number(all.elder_self_care ?? 1) > 1) return '生活不能完全自理'
  return all.elder_cognition === '2' ? '认知功能粗筛阳性' : null
}

/** Found today, or known and not worse. */
const judgement = (known: readonly string[], found: string | null): Answers => {
  const all = [...known, ...(found ? [found] : [])]
  if (all.length === 0) return { assessment: '1' }
  const named = Object.fromEntries(all.slice(0, 4).map((text, at) => [`abnormal_${at + 1}`, text]))
  return { assessment: '2', ...named, guidance: [...(known.length > 0 ? ['1'] : []), ...(found ? ['2'] : [])] }
}

const diseasesOf = (person: Resident, on: Day): readonly string[] => [
  ...(person.disease && person.disease.diagnosed <= on ? ['高血压'] : []),
  ...(managedOn(person, 'diabetes', on) ? ['2型糖尿病'] : []),
  ...(managedOn(person, 'copd', on) ? ['慢阻肺'] : []),
]

const medicine = (name: string, dose: string): Answers => ({
  name,
  route: '口服',
  dose,
  duration: '3年',
  adherence: '1',
})

const conclusion = (person: Resident, on: Day, found: string | null): Answers => {
  const medicines = [
    ...(person.disease ? [medicine('苯磺酸氨氯地平片', '每日一次，每次5mg')] : []),
    ...(managedOn(person, 'diabetes', on) ? [medicine('盐酸二甲双胍片', '每日两次，每次0.5g')] : []),
  ]
  return {
    ...(medicines.length > 0 && { medicines }),
    ...judgement(diseasesOf(person, on), found),
    risk_control: ['3', '4', ...(person.smokes > 0 ? ['1'] : [])].sort(),
  }
}

/** Most are told within the fortnight, some late or not at all. */
const feedback = (on: Day, today: Day, r: Random): Answers => {
  const told = addDays(on, r.chance(0.9) ? r.int(0, 12) : r.int(16, 40))
  if (r.chance(0.05) || told > today) return {}
  return { feedback_date: told, feedback_to: r.chance(0.9) ? '1' : '2', feedback_way: r.pick(['1', '1', '2', '3']) }
}

/** Only items that the form has: later editions of it widen this list. */
const known = (answers: Answers): Answers => {
  const fields = formOf('checkup')?.fields
  return fields ? Object.fromEntries(Object.entries(answers).filter(([key]) => key in fields)) : answers
}

const leftOut = [['waist'], ['hearing', 'motor'], ['temperature'], ['lymph', 'skin']] as const

/** Items not done, each with its reason: the form may be submitted, but is not complete. */
const leaveOut = (all: Answers, keys: readonly string[], r: Random): void => {
  for (const key of keys) {
    delete all[key]
    all[`${key}_not_done`] = r.pick(['refused', 'unable', 'no_equipment'])
  }
}

const answers = (person: Resident, on: Day, today: Day, r: Random): Answers => {
  // 65 counts by the calendar year in services for older people.
  const old = yearOf(on) - Number(person.birth.slice(0, 4)) >= 65
  const measured = general(person, r)
  const services = asked(person, on, old, r)
  const all: Answers = {
    ...measured,
    ...lifestyle(person, on, r),
    ...body,
    ...problems,
    ...services,
    ...conclusion(person, on, abnormal({ ...measured, ...services })),
    ...(old && feedback(on, today, r)),
  }
  if (r.chance(0.06)) leaveOut(all, r.pick(leftOut), r)
  return known(all)
}

const chanceOf = (person: Resident, old: boolean): number => {
  if (person.disease?.enrolled || Object.values(person.illnesses).some((illness) => illness?.enrolled))
    return 0.62 + 0.37 * person.village.diligence
  return old ? 0.5 : 0
}

const dayIn = (year: number, seenOn: readonly Day[], r: Random): Day => {
  const usual = seenOn.filter((on) => yearOf(on) === year && on.slice(5) >= '03-01' && on.slice(5) <= '10-31')
  return usual.length > 0 && r.chance(0.7) ? r.pick(usual) : addDays(yearEnd(year - 1), r.int(90, 290))
}

/** Yearly check-ups of patients and of older people, often on the day of a follow-up. */
export const checkupRecords = (person: Resident, seenOn: readonly Day[], today: Day, r: Random): RecordLine[] => {
  const found: RecordLine[] = []
  const { fate, id } = person
  for (let year = yearOf(today) - YEARS + 1; year <= yearOf(today); year++) {
    const old = year - Number(person.birth.slice(0, 4)) >= 65
    if (!r.chance(chanceOf(person, old))) continue
    const on = dayIn(year, seenOn, r)
    const away = fate.away && on >= fate.away.since && !(fate.away.back && on > fate.away.back)
    if (on <= fate.opened || on >= fate.until || away) continue
    const author = doctorOn(person, on)
    const doctor = r.pick(person.village.centreDoctors)
    found.push(
      written(
        {
          resident: id,
          form: 'checkup',
          on,
          fields: answers(person, on, today, r),
          author: { unit: doctor?.unit ?? author.unit, provider: doctor?.name ?? author.provider },
          by: today,
        },
        r,
      ),
    )
  }
  return found
}
