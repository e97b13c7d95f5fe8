import type { Day } from '@wangdi/kernel/day/day.ts'
import { dayOf } from '@wangdi/kernel/form/answers.ts'
import { ageOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'
import type { Illnesses } from './illness.ts'

/** How one programme's patients are enrolled and seen; what is not said is ordinary. */
export interface Care {
  readonly illness: keyof Illnesses
  readonly enrolForm: string
  readonly visitForm: string
  readonly card: (person: Resident, diagnosed: Day, r: Random) => Answers
  /** The course of one patient: the answers of a visit on a day. */
  readonly course: (person: Resident, r: Random) => (on: Day) => Answers
}

const HOSPITALS = ['青禾县人民医院', '青禾县中医医院', '柳湾镇卫生院'] as const

const cardOf = (diagnosed: Day, r: Random): Answers => ({
  diagnosis_date: diagnosed,
  diagnosis_org: r.pick(HOSPITALS),
  source_of_case: r.pick(['2', '3', '4']),
  consent_informed: '1',
})

const dec = (value: number, digits = 1): string => value.toFixed(digits)
const whole = (value: number, low: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)))

/** Cigarettes and alcohol of a day, and half of them as the aim. */
export const habits = (person: Resident): Answers => ({
  smoke_now: person.smokes,
  smoke_target: Math.floor(person.smokes / 2),
  drink_now: dec(person.drinks),
  drink_target: dec(Math.floor(person.drinks / 2)),
})

const body = (person: Resident, r: Random): Answers => ({
  method: r.chance(0.65) ? '1' : '2',
  contact_outcome: '1',
  sbp: whole(r.normal(128, 8), 96, 158),
  dbp: whole(r.normal(77, 5), 58, 88),
  height: dec(person.height),
  weight: dec(person.weight + r.normal(0, 0.7)),
  heart_rate: whole(r.normal(74, 6), 56, 100),
  ...habits(person),
  exercise_freq_now: 3,
  exercise_min_now: 30,
  exercise_freq_target: 7,
  exercise_min_target: 30,
})

const METFORMIN = { name: '盐酸二甲双胍片', times_per_day: '2', amount: '0.5', unit: 'g' }
const GLICLAZIDE = { name: '格列齐特缓释片', times_per_day: '1', amount: '30', unit: 'mg' }
const ACARBOSE = { name: '阿卡波糖片', times_per_day: '3', amount: '50', unit: 'mg' }

const diabetes: Care = {
  illness: 'diabetes',
  enrolForm: 'dm_enrol',
  visitForm: 'dm_followup',
  card: (_, diagnosed, r) => ({
    ...cardOf(diagnosed, r),
    diagnosis_type: '2',
    fpg_at_enrol: dec(r.normal(8.4, 0.8)),
    treatment_at_enrol: ['1', '2'],
    complications_at_enrol: ['1'],
    hba1c_personal_target: '7.0',
  }),
  course: (person, r) => {
    const mean = r.normal(6.5, 0.55)
    const drugs = r.pick([[METFORMIN], [METFORMIN, GLICLAZIDE], [METFORMIN, ACARBOSE], [ACARBOSE]])
    const foot = r.chance(0.04) ? { foot_pulse: '2', foot_pulse_side: '1' } : { foot_pulse: '1' }
    return (on) => ({
      ...body(person, r),
      ...foot,
      staple_now: r.pick([250, 300, 300, 350]),
      staple_target: 250,
      fpg: dec(Math.min(15.8, Math.max(4.4, r.normal(mean, 0.5)))),
      fpg_sample: '1',
      ...(r.chance(0.2) && { hba1c: dec(Math.max(5.1, r.normal(mean, 0.4))), hba1c_date: on }),
      adherence: '1',
      drugs,
      insulin: r.chance(0.08) ? [{ kind: '甘精胰岛素', use: '睡前皮下注射', amount: r.int(8, 22) }] : [],
    })
  },
}

const TIOTROPIUM = { name: '噻托溴铵吸入粉雾剂', route: '1', times_per_day: '1', amount: '18', unit: 'μg' }
const THEOPHYLLINE = { name: '茶碱缓释片', route: '2', times_per_day: '2', amount: '0.1', unit: 'g' }

const copd: Care = {
  illness: 'copd',
  enrolForm: 'copd_enrol',
  visitForm: 'copd_followup',
  card: (person, diagnosed, r) => {
    const fvc = r.normal(2.6, 0.3)
    const exacerbations = r.pick([0, 0, 1, 1, 2])
    return {
      ...cardOf(diagnosed, r),
      diagnosis_basis: ['1', '2'],
      fev1: dec(fvc * (0.5 + 0.15 * r.next()), 2),
      fvc: dec(fvc, 2),
      fev1_pred: r.int(38, 78),
      bronchodilator: '1',
      risk_factors: person.smokes > 0 ? ['1'] : ['4'],
      smoking_status: person.smokes > 0 ? '3' : '1',
      ...(person.smokes > 0 && { pack_years: dec((person.smokes / 20) * Math.max(5, ageOn(person, diagnosed) - 22)) }),
      exacerbations_12m: exacerbations,
      hospitalised_12m: Math.min(exacerbations, r.pick([0, 0, 1])),
    }
  },
  course: (person, r) => {
    const grade = r.pick(['1', '1', '1', '2', '2', '3'])
    const inhales = r.chance(0.6)
    const vaccinated = r.chance(0.3)
    let tested = 0
    return (on) => {
      const worse = r.chance(0.06)
      const year = Number(on.slice(0, 4))
      const test = tested !== year && r.chance(0.35)
      if (test) tested = year
      const fvc = r.normal(2.5, 0.25)
      return {
        ...body(person, r),
        rr: r.int(16, 20),
        spo2: whole(r.normal(95, 1), 91, 98),
        on_oxygen: '1',
        cyanosis: '1',
        oedema: '1',
        symptoms: grade === '1' ? ['1'] : ['2', '4'],
        mmrc: grade,
        exacerbations_since: worse ? 1 : 0,
        exac_hospital_since: worse && r.chance(0.3) ? 1 : 0,
        ...(test && {
          fev1: dec(fvc * (0.52 + 0.12 * r.next()), 2),
          fvc: dec(fvc, 2),
          fev1_pred: r.int(40, 76),
          spirometry_date: on,
        }),
        vaccines: vaccinated ? ['1'] : ['0'],
        drugs: inhales ? [TIOTROPIUM] : [THEOPHYLLINE],
        inhaler_skill: inhales ? r.pick(['1', '1', '2']) : '9',
        adherence: '1',
      }
    }
  },
}

export const cares: readonly Care[] = [diabetes, copd]

/** The next date that a visit agreed, where it did. */
export const agreed = (answers: Answers): Day | null => dayOf(answers, 'next_date')
