import { type Day, earlier } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { doctorOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import { type Answers, written } from '../record.ts'
import type { Plant } from '../truth.ts'
import { type Ending, endingOf, enrolAnswers } from './enrolment.ts'
import { plantMistakes } from './mistakes.ts'
import { faceToFace, notMet, telephone } from './visit.ts'
import { type Contact, type History, historyOf } from './visits.ts'

const PROGRAMME = 'htn'
export const VISIT = 'htn_followup'

type Write = (form: string, on: Day, fields: Answers) => RecordLine

const contactRecord = (contact: Contact, history: History, write: Write, r: Random): RecordLine => {
  if (contact.kind === 'missed') return write(VISIT, contact.on, notMet(contact.next, r))
  const { seen } = contact
  return write(
    VISIT,
    seen.on,
    contact.kind === 'called'
      ? telephone(history.course, seen, contact.measured, r)
      : faceToFace(history.course, seen, r),
  )
}

const endingRecords = (ending: Ending, write: Write, r: Random): RecordLine[] => {
  if (ending.kind === 'refused')
    return [write('programme_close', ending.on, { programme: PROGRAMME, close_reason: '4', refusals: ending.refusals })]
  if (ending.kind === 'corrected')
    return [
      write('programme_close', ending.on, {
        programme: PROGRAMME,
        close_reason: '5',
        corrected_diagnosis: '复核后不符合高血压诊断',
      }),
    ]
  const attempts = ending.attempts.map((on) =>
    write('contact_attempt', on, { method: r.pick(['3', '3', '4']), outcome: r.pick(['2', '3', '4']) }),
  )
  const lost = { programme: PROGRAMME, to: 'lost', attempts: attempts.map(({ record_id }) => record_id) }
  return [...attempts, write('programme_state', ending.on, lost)]
}

const stayRecords = ({ stay }: History, write: Write, r: Random): RecordLine[] =>
  stay
    ? [
        write('rec_inpatient', stay.admitted, {
          discharged: stay.discharged,
          hospital: '青禾县人民医院',
          diagnosis: r.pick(['肺部感染', '冠心病', '腰椎间盘突出', '胆囊炎']),
        }),
      ]
    : []

/** Days of contacts met face to face, for those who plan a check-up with one of them. */
export interface Managed {
  readonly records: readonly RecordLine[]
  readonly seenOn: readonly Day[]
}

/** Enrolment, follow-ups, stays and the end of one patient's management. */
export const hypertensionRecords = (person: Resident, today: Day, r: Random, plant: Plant): Managed => {
  const { disease, fate, id } = person
  if (!disease?.enrolled) return { records: [], seenOn: [] }
  const write: Write = (form, on, fields) =>
    written({ resident: id, form, on, fields, author: doctorOn(person, on), by: today }, r)
  const ending = endingOf(disease.enrolled, fate.until, r)
  const until = ending ? earlier(fate.until, ending.kind === 'lost' ? ending.attempts[0] : ending.on) : fate.until
  const history = historyOf(person, disease.enrolled, until, today, r)
  const visits = history.contacts.map((contact) => contactRecord(contact, history, write, r))
  return {
    records: [
      write('htn_enrol', disease.enrolled, enrolAnswers(person, disease, r)),
      ...plantMistakes(visits, person, write, r, plant, today),
      ...stayRecords(history, write, r),
      ...(ending ? endingRecords(ending, write, r) : []),
    ],
    seenOn: history.contacts.flatMap((contact) => (contact.kind === 'seen' ? [contact.seen.on] : [])),
  }
}
