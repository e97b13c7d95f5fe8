import { addDays, addMonths, type Day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { RecordFact } from '@wangdi/kernel/record/record.ts'
import { isAway } from '../hypertension/rhythm.ts'
import { phoneNumber } from '../people/numbers.ts'
import { ageOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'
import { factOf, writeOrdinary } from './records.ts'

const profile = (person: Resident, diagnosed: Day, enrolled: Day, r: Random): Answers => {
  const onset = addMonths(diagnosed, -r.int(2, 40))
  return {
    guardian_name: r.pick(['王建国', '刘桂兰', '陈志强', '赵玉梅']),
    guardian_relation: r.pick(ageOn(person, enrolled) < 40 ? ['2', '2', '4'] : ['1', '1', '3', '4']),
    guardian_address: person.line.current_address,
    guardian_phone: phoneNumber(r),
    committee_contact: '村委会 周主任',
    committee_phone: phoneNumber(r),
    household_type: person.village.rural ? '2' : '1',
    employment: ageOn(person, enrolled) >= 60 ? '6' : r.pick(['3', '4', '4']),
    consent: r.chance(0.93) ? '1' : '0',
    consent_signer: '2',
    consent_date: enrolled,
    first_onset: (onset > person.birth ? onset : diagnosed).slice(0, 7),
    past_symptoms: r.pick([['1', '3'], ['1', '10'], ['6', '4'], ['11']]),
    past_locked: '1',
    outpatient_history: r.pick(['2', '3']),
    first_antipsychotic: diagnosed.slice(0, 7),
    admissions: r.pick([0, 1, 1, 2, 3]),
    diagnosis: r.pick(['1', '1', '1', '4', '5', '6']),
    diagnosis_hospital: '青禾县精神卫生中心',
    diagnosis_date: diagnosed,
    last_effect: '2',
    danger_history: { none: true },
    economy: r.chance(0.3) ? '1' : '2',
  }
}

const CLOZAPINE = { name: '氯氮平片', morning: '25', evening: '100' }
const RISPERIDONE = { name: '利培酮片', morning: '1', evening: '2' }
const OLANZAPINE = { name: '奥氮平片', evening: '10' }

/** Most are stable; some hover; a few have a bad spell. */
const course = (r: Random): ((on: Day) => Answers) => {
  const steady = r.chance(0.76)
  const drug = r.pick([CLOZAPINE, RISPERIDONE, OLANZAPINE])
  const regular = r.chance(0.8)
  return (on) => {
    const bad = r.chance(0.02)
    const well = steady && !bad
    // No two visits are quite the same: who tells, and how somebody gets on with others, differs from day to day.
    const date = Number(on.slice(8))
    return {
      method: r.chance(0.6) ? '2' : '1',
      informant: [['1'], ['1', '2'], ['2']][date % 3],
      risk: bad ? '3' : '0',
      ...(well
        ? { symptoms_none: true, symptom_status: '0' }
        : { symptoms: ['1', '11'], symptom_status: bad ? '2' : '1' }),
      insight: well ? '1' : bad ? '3' : '2',
      func_self: well ? '1' : '2',
      func_social: well && date % 4 > 0 ? '1' : '2',
      danger_none: true,
      locked: '1',
      inpatient: '0',
      lab: '1',
      adherence: regular ? '1' : '2',
      adr: '1',
      adr_severity: '0',
      physical: '0',
      effect: well ? '2' : '3',
      referral: bad ? '2' : '1',
      ...(bad && { referral_reason: '病情波动，有打砸行为', referral_org_dept: '青禾县精神卫生中心' }),
      drugs: [drug],
    }
  }
}

const after = (answers: Answers, on: Day, r: Random): Day => {
  const agreed = typeof answers.next_date === 'string' ? (answers.next_date as Day) : addMonths(on, 3)
  return addDays(agreed, r.chance(0.85) ? -r.int(0, 6) : r.int(2, 40))
}

/** Registration and follow-ups of a patient with severe mental disorder; without consent no follow-ups. */
export const mentalRecords = (person: Resident, today: Day, r: Random): RecordLine[] => {
  const illness = person.illnesses.mental
  const [card, visit] = [formOf('smd_profile'), formOf('smd_followup')]
  if (!illness?.enrolled || !card || !visit) return []
  const { enrolled, diagnosed } = illness
  const first = writeOrdinary(person, card, enrolled, profile(person, diagnosed, enrolled, r), {
    history: [],
    today,
    r,
  })
  const records = [first]
  if (first.fields.consent !== '1') return records
  const answers = course(r)
  const history: RecordFact[] = [factOf(first)]
  const start = addMonths(today, -36)
  let on = enrolled > start ? addDays(enrolled, r.int(1, 7)) : addDays(start, r.int(0, 80))
  while (on < person.fate.until && on <= today && records.length < 40) {
    if (isAway(person, on)) {
      on = addMonths(on, 3)
      continue
    }
    const line = writeOrdinary(person, visit, on, answers(on), { history, today, r })
    records.push(line)
    history.push(factOf(line))
    on = after(line.fields as Answers, on, r)
  }
  return records
}
