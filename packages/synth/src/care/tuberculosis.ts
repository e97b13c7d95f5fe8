import { addDays, addMonths, type Day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { RecordFact } from '@wangdi/kernel/record/record.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'
import { habits } from './chronic.ts'
import { factOf, writeOrdinary } from './records.ts'

const REGIMEN = { regimen: '2HRZE/4HR', frequency: '1', drug_form: ['1'] }

/** One course of treatment, as written up to a day. */
interface Course {
  readonly person: Resident
  readonly today: Day
  readonly r: Random
  readonly records: RecordLine[]
  readonly history: RecordFact[]
}

const add = ({ person, today, r, records, history }: Course, form: string, on: Day, given: Answers): void => {
  const definition = formOf(form)
  if (!definition || on > today || on >= person.fate.until) return
  // A copy for each form: what a form reads from a history is remembered by the list.
  const line = writeOrdinary(person, definition, on, given, { history: [...history], today, r })
  records.push(line)
  history.push(factOf(line))
}

const firstVisit = (start: Day, supervisor: string, r: Random): Answers => ({
  method: '2',
  seen: '1',
  patient_type: '1',
  sputum: r.chance(0.5) ? '1' : '2',
  resistance: '2',
  symptoms: ['1'],
  ...REGIMEN,
  treatment_start: start,
  intensive_end: addMonths(start, 2),
  planned_end: addMonths(start, 6),
  supervisor,
  ...(supervisor === '2' && { supervisor_name: '家属', supervisor_trained: '1' }),
  pickup_place: '青禾县疾病预防控制中心',
  pickup_time: addMonths(start, 1),
})

const OPINIONS = ['继续督导服药，按时复诊', '服药规律，下次带痰标本', '吃饭好转，继续治疗']

/** Every ten days while a relative watches in the first two months, then every month. */
const visits = (course: Course, start: Day, from: Day, supervisor: string): void => {
  const { r } = course
  const careless = r.chance(0.12)
  let on = supervisor === '2' ? addDays(from, 10) : addMonths(from, 1)
  while (on < addMonths(start, 6)) {
    const missed = careless && r.chance(0.5) ? r.int(2, 6) : r.chance(0.12) ? 1 : 0
    add(course, 'tb_followup', on, {
      supervisor,
      method: r.chance(0.75) ? '2' : '1',
      symptoms: ['0'],
      ...habits(course.person),
      ...REGIMEN,
      missed_doses: missed,
      ...(missed > 0 && { missed_reason: r.pick(['1', '1', '3']) }),
      adr: '1',
      complication: '1',
      urgent: '1',
      opinion: missed > 0 ? '讲清漏服的害处，按时服药' : OPINIONS[Number(on.slice(8)) % OPINIONS.length],
    })
    on = supervisor === '2' && on < addMonths(start, 2) ? addDays(on, 10) : addMonths(on, 1)
  }
}

const closing = (course: Course, start: Day): void => {
  const stop = addMonths(start, 6)
  add(course, 'tb_close', stop, {
    stop_reason: '1',
    evaluated_on: stop,
    card_collected: '1',
    outcome_referral_date: stop,
    outcome_call_date: addDays(stop, 10),
    outcome: course.r.chance(0.6) ? '1' : '2',
  })
}

/** Notice, first visit within three days, supervised treatment of six months, contacts, closing. */
export const tuberculosisRecords = (person: Resident, today: Day, r: Random): RecordLine[] => {
  const illness = person.illnesses.tuberculosis
  if (!illness?.enrolled) return []
  const course: Course = { person, today, r, records: [], history: [] }
  const notice = illness.enrolled
  const start = addDays(notice, -r.int(0, 2))
  const supervisor = r.chance(0.75) ? '2' : '1'
  add(course, 'tb_notice', notice, {
    from_org: '青禾县疾病预防控制中心',
    hospital: '青禾县人民医院感染科',
    diagnosed_on: start,
    patient_type: '1',
    treatment_start: start,
    moved_in: '1',
  })
  const first = addDays(notice, r.chance(0.88) ? r.int(1, 2) : r.int(4, 9))
  const habit = habits(person)
  add(course, 'tb_first_visit', first, { ...firstVisit(start, supervisor, r), ...habit, notice_at: notice })
  for (let contact = r.int(0, 3); contact > 0; contact--)
    add(course, 'tb_contact', addDays(first, r.int(0, 6)), {
      contact_name: `家属${contact}`,
      relationship: '家庭成员',
      contact_type: '1',
      screen_date: first,
      cough_weeks: 0,
      result: '1',
    })
  visits(course, start, first, supervisor)
  closing(course, start)
  return course.records
}
