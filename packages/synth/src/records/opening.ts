import { addDays, addMonths, type Day, earlier, later } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { fullName, peopleNames, surname } from '../people/names.ts'
import { phoneNumber } from '../people/numbers.ts'
import { ageOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Answers, written } from '../record.ts'

/** National code of the people as the form takes it. */
const ethnicityCode = (ethnicity: string): string => (ethnicity in peopleNames ? ethnicity : '01')

const education = (age: number, born: number, r: Random): string => {
  if (age < 12) return age < 6 ? '9' : '8'
  if (age < 15) return '7'
  if (age < 18) return '6'
  if (born < 1950) return r.pick(['9', '9', '8', '8', '7'])
  if (born < 1970) return r.pick(['8', '8', '7', '7', '9', '6'])
  return r.pick(['7', '7', '7', '6', '4', '3', '2'])
}

const occupation = (age: number, rural: boolean, r: Random): string => {
  if (age < 18) return '8'
  return r.pick(rural ? ['4', '4', '4', '4', '5', '3', '8'] : ['3', '2', '1', '5', '7', '8', '8'])
}

const maritalOn = (person: Resident, age: number, on: Day): string => {
  if (age < (person.sex === '1' ? 24 : 22)) return '1'
  if (person.widowed && on >= addMonths(person.birth, 55 * 12)) return '3'
  if (person.married || person.widowed) return '2'
  return age > 45 ? '4' : '1'
}

const month = (day: Day): string => day.slice(0, 7)

/** 既往史·疾病 of the personal form. */
const illnessCodes = [
  ['diabetes', '3'],
  ['copd', '5'],
  ['mental', '8'],
  ['tuberculosis', '9'],
] as const

/** Diseases known on the day; others than the managed one are rare. */
const pastDisease = (person: Resident, on: Day, r: Random): Answers[] => {
  const rows: Answers[] = []
  if (person.disease && person.disease.diagnosed <= on)
    rows.push({ code: '2', diagnosed: month(person.disease.diagnosed) })
  for (const [name, code] of illnessCodes) {
    const illness = person.illnesses[name]
    if (illness && illness.diagnosed <= on) rows.push({ code, diagnosed: month(illness.diagnosed) })
  }
  const age = ageOn(person, on)
  const since = (): string => month(later(person.birth, addMonths(on, -r.int(3, 120))))
  if (age >= 55 && r.chance(0.04)) rows.push({ code: '4', diagnosed: since() })
  if (age >= 60 && r.chance(0.03)) rows.push({ code: '7', diagnosed: since() })
  if (age >= 30 && r.chance(0.01))
    rows.push({ code: '13', diagnosed: since(), name: r.pick(['慢性胃炎', '腰椎间盘突出', '痛风']) })
  return rows.length > 0 ? rows : [{ code: '1' }]
}

const relatives = (r: Random): string[] => (r.chance(0.85) ? ['1'] : r.chance(0.8) ? ['2'] : ['2', '3'])

const contact = (person: Resident, r: Random): Answers => ({
  own_phone: person.line.own_phone,
  contact_name: fullName(surname(r), r.chance(0.5) ? '1' : '2', r.int(1950, 1995), '01', r),
  contact_phone: phoneNumber(r),
})

const history = (person: Resident, on: Day, r: Random): Answers => {
  const surgery = ageOn(person, on) > 20 && r.chance(0.05)
  return {
    drug_allergy: r.chance(0.96) ? ['1'] : ['2'],
    exposure: ['1'],
    past_disease: pastDisease(person, on, r),
    past_surgery: surgery ? '2' : '1',
    ...(surgery && {
      past_surgery_detail: [
        {
          name: r.pick(['阑尾切除术', '剖宫产术', '胆囊切除术', '疝修补术'].slice(person.sex === '2' ? 0 : 2)),
          date: month(addMonths(on, -r.int(6, 150))),
        },
      ],
    }),
    past_trauma: '1',
    past_transfusion: '1',
    family_father: relatives(r),
    family_mother: relatives(r),
    family_siblings: r.chance(0.9) ? ['1'] : ['2'],
    family_children: ['1'],
    genetic: '1',
    disability: r.chance(0.97) ? ['1'] : ['5'],
  }
}

const identity = ({ line }: Resident): Answers => ({
  name: line.name,
  sex: line.sex,
  birth_date: line.birth_date,
  id_type: line.id_type,
  ...(line.id_type === 'P0' ? { no_id_reason: '尚未办理户口登记' } : { id_number: line.id_number }),
})

/** 个人基本信息表 as known on the day. */
const personalAnswers = (person: Resident, on: Day, r: Random): Answers => {
  const age = ageOn(person, on)
  const job = occupation(age, person.village.rural, r)
  const level = education(age, Number(person.birth.slice(0, 4)), r)
  return {
    ...identity(person),
    work_unit:
      job === '8' || job === '4' ? '无' : r.pick(['青禾县建筑公司', '青禾县第二小学', '个体经营', '青禾县粮油站']),
    ...contact(person, r),
    residence_type: person.line.residence_type,
    ethnicity: ethnicityCode(person.ethnicity),
    abo: person.abo,
    rh: person.rh,
    education: level,
    occupation: job,
    marital: maritalOn(person, age, on),
    payment: person.village.rural ? ['3'] : [r.pick(['1', '2'])],
    ...history(person, on, r),
    ...person.family.environment,
  }
}

const childAnswers = (person: Resident, r: Random): Answers => ({
  ...identity(person),
  residence_type: person.line.residence_type,
  guardian_name: fullName(surname(r), '2', 1990, '01', r),
  guardian_phone: person.family.phone,
  responsible_doctor: person.doctor.provider,
})

const coverAnswers = ({ line, family, doctor }: Resident): Answers => ({
  name: line.name,
  current_address: line.current_address,
  registered_address: line.registered_address,
  phone: family.phone,
  responsible_doctor: doctor.provider,
})

/** The basic form is missing for a few: their records stay drafts. */
const NEVER_FINISHED = 0.02

/**
 * Cover and basic form of the opening day; the personal form at 7 years where a child's page came first, and anew
 * when a disease was diagnosed later.
 */
export const openingRecords = (person: Resident, today: Day, r: Random): RecordLine[] => {
  const { fate, id, doctor, birth, disease } = person
  const write = (form: string, on: Day, fields: Answers): RecordLine =>
    written({ resident: id, form, on, fields, author: doctor, by: today }, r)
  const found = [write('rec_cover', fate.opened, coverAnswers(person))]
  if (!fate.death && !fate.movedOut && !disease?.enrolled && r.chance(NEVER_FINISHED)) return found
  const seven = addDays(addMonths(birth, 84), r.int(0, 200))
  const young = ageOn(person, fate.opened) < 7
  found.push(
    young
      ? write('child_basic_info', fate.opened, childAnswers(person, r))
      : write('rec_personal', fate.opened, personalAnswers(person, fate.opened, r)),
  )
  if (young && seven <= fate.until && r.chance(0.99))
    found.push(write('rec_personal', seven, personalAnswers(person, seven, r)))
  const known = disease?.enrolled ?? disease?.diagnosed
  if (disease && known && disease.diagnosed > fate.opened && known <= fate.until) {
    const on = earlier(fate.until, known)
    found.push(write('rec_personal', on, personalAnswers(person, on, r)))
  }
  return found
}
