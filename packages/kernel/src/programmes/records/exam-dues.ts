import { addMonths, completedYears, type Day } from '../../day/day.ts'
import { codesOf, dayOf, isFilled, numberOf, textOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { isTargetOn } from '../elderly/group.ts'
import { enrolmentsOf, takesService } from '../shared/enrolment.ts'
import { deadlinesOf } from './after-exam.ts'
import { judgeMeasured } from './forms/checkup/abnormal/judge.ts'
import { formPressure } from './forms/checkup/pressure.ts'

type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>
type Need = Pick<Due, 'kind' | 'due_by' | 'form' | 'facts'> & {
  /** The record that meets it; `own` is the check-up itself with a day on it. */
  readonly meets: (record: RecordFact) => boolean
  readonly own?: Day | null
  /** A record of the day of the check-up meets it too. */
  readonly sameDay?: boolean
}

/** Months after which nobody can do anything about a finding any more: the next yearly check-up takes its place. */
const LAPSE_MONTHS = 12

const inCare = (subject: Subject, life: Life, programme: string, on: Day): boolean =>
  enrolmentsOf(subject, life, programme, `${programme}_enrol`, ({ consent_informed }) => consent_informed !== '2').some(
    (enrolment) => takesService(enrolment, life, on),
  )

const isSeen = ({ form, fields }: RecordFact): boolean =>
  form.endsWith('_followup') && (textOf(fields, 'contact_outcome') ?? '1') === '1'

const isCare = (record: RecordFact): boolean =>
  isSeen(record) || ['rec_encounter', 'rec_consultation', 'referral_back', 'checkup'].includes(record.form)

const measuresPressure = (record: RecordFact): boolean =>
  record.form === 'htn_screen' ||
  record.form === 'htn_enrol' ||
  (record.form === 'checkup' && formPressure(record.fields) !== null) ||
  (isSeen(record) && isFilled(record.fields.sbp))

const measuresSugar = (record: RecordFact): boolean =>
  record.form === 'dm_screen' || record.form === 'dm_enrol' || isFilled(record.fields.fpg)

const reaches = (record: RecordFact): boolean =>
  isCare(record) ||
  ['referral_out', 'rec_inpatient'].includes(record.form) ||
  (record.form === 'contact_attempt' && record.fields.outcome === '1')

interface Told {
  readonly subject: Subject
  readonly life: Life
  readonly exam: RecordFact
  readonly deadlines: ReturnType<typeof deadlinesOf>
}

const feedback = ({ subject, life, exam, deadlines }: Told): Need[] => {
  if (!isTargetOn(subject, life, exam.service_date)) return []
  const own = dayOf(exam.fields, 'feedback_date')
  const facts = { date: exam.service_date, record: exam.record_id }
  return [{ kind: 'feedback', due_by: deadlines.feedback, form: 'checkup', facts, meets: () => false, own }]
}

const critical = ({ subject, exam }: Told): Need[] => {
  const { sex, birth_date } = subject.person
  const age = birth_date && completedYears(birth_date, exam.service_date)
  const keys = judgeMeasured(exam.fields, { sex, age })
    .filter((item) => item.critical)
    .map(({ key }) => key)
  if (keys.length === 0) return []
  const pressure = keys.some((key) => key.startsWith('bp_')) ? formPressure(exam.fields) : null
  const facts = {
    date: exam.service_date,
    items: [...new Set(keys.map((key) => (key.startsWith('bp_') ? 'bp' : key)))].join(),
    ...(pressure && { sbp: pressure.sys, dbp: pressure.dia }),
  }
  const own = dayOf(exam.fields, 'feedback_date')
  return [
    { kind: 'critical', due_by: exam.service_date, form: 'contact_attempt', facts, meets: reaches, own, sameDay: true },
  ]
}

/** raised pressure of who is not in the programme; with 纳入管理 advised, the enrolment is owed too. */
const pressureNeeds = ({ subject, life, exam, deadlines }: Told): Need[] => {
  const pressure = formPressure(exam.fields)
  if (!pressure || (pressure.sys < 140 && pressure.dia < 90) || inCare(subject, life, 'htn', exam.service_date))
    return []
  const facts = { date: exam.service_date, sbp: pressure.sys, dbp: pressure.dia }
  const enrol = codesOf(exam.fields, 'guidance').includes('1')
  return [
    { kind: 'screen_bp', due_by: deadlines.screen, form: 'htn_screen', facts, meets: measuresPressure },
    ...(enrol
      ? [
          {
            kind: 'enrol_htn',
            due_by: deadlines.enrol,
            form: 'htn_enrol',
            facts,
            meets: ({ form }: RecordFact) => form === 'htn_enrol',
            sameDay: true,
          },
        ]
      : []),
  ]
}

/** X-17, the same for sugar. */
const sugarNeeds = ({ subject, life, exam, deadlines }: Told): Need[] => {
  const [fpg, hba1c] = [numberOf(exam.fields, 'fpg'), numberOf(exam.fields, 'hba1c')]
  const raised = (fpg !== null && fpg >= 7) || (hba1c !== null && hba1c >= 6.5)
  if (!raised || inCare(subject, life, 'dm', exam.service_date)) return []
  const facts = { date: exam.service_date, ...(fpg !== null && fpg >= 7 ? { fpg } : hba1c !== null && { hba1c }) }
  const enrol = codesOf(exam.fields, 'guidance').includes('1')
  return [
    { kind: 'screen_glucose', due_by: deadlines.screen, form: 'dm_screen', facts, meets: measuresSugar },
    ...(enrol
      ? [
          {
            kind: 'enrol_dm',
            due_by: deadlines.enrol,
            form: 'dm_enrol',
            facts,
            meets: ({ form }: RecordFact) => form === 'dm_enrol',
            sameDay: true,
          },
        ]
      : []),
  ]
}

/** 建议复查、建议转诊; a recheck that a screening asks for already is not asked twice. */
const guidance = ({ exam, deadlines }: Told, screened: boolean): Need[] => {
  const advised = codesOf(exam.fields, 'guidance')
  const facts = { date: exam.service_date }
  const refers = ({ form }: RecordFact) => ['referral_out', 'referral_back', 'rec_inpatient'].includes(form)
  return [
    ...(advised.includes('2') && !screened
      ? [{ kind: 'recheck', due_by: deadlines.recheck, form: 'rec_encounter', facts, meets: isCare }]
      : []),
    ...(advised.includes('3')
      ? [{ kind: 'referral', due_by: deadlines.referral, form: 'referral_out', facts, meets: refers, sameDay: true }]
      : []),
  ]
}

const needsOf = (told: Told): Need[] => {
  const screens = [...pressureNeeds(told), ...sugarNeeds(told)]
  return [...feedback(told), ...critical(told), ...screens, ...guidance(told, screens.length > 0)]
}

const metBy = ({ meets, own, sameDay }: Need, exam: RecordFact, later: readonly RecordFact[]) => {
  const record = later.find((one) => one !== exam && (sameDay || one.service_date > exam.service_date) && meets(one))
  if (own && (!record || own <= record.service_date)) return { on: own, by: exam.record_id }
  return record ? { on: record.service_date, by: record.record_id } : null
}

const earliest = (...days: readonly (Day | null | undefined)[]): Day | null =>
  days.filter((day) => day !== null && day !== undefined).sort()[0] ?? null

/** What a check-up leaves to do, each closing itself when it is done, and at the next check-up or a year later. */
const duesAfter = (
  subject: Subject,
  life: Life,
  exam: RecordFact,
  next: RecordFact | undefined,
  closed: Day | null,
): Due[] => {
  const on = exam.service_date
  const told: Told = { subject, life, exam, deadlines: deadlinesOf(on, subject.settings) }
  const needs = needsOf(told)
  if (needs.length === 0) return []
  const later = subject.records.filter(({ service_date, open_block }) => service_date >= on && !open_block)
  const lapse = addMonths(on, LAPSE_MONTHS)
  return needs.map((need) => {
    const met = metBy(need, exam, later)
    const ended_on = earliest(next?.service_date, closed, lapse)
    const inTime = met && ended_on && met.on <= ended_on ? met : null
    return {
      episode: 'file',
      kind: need.kind,
      slot: exam.record_id,
      opens: on,
      due_by: need.due_by,
      met_on: inTime?.on ?? null,
      met_by: inTime?.by ?? null,
      ended_on: inTime ? null : ended_on,
      form: need.form,
      facts: need.facts,
    }
  })
}

/** Tasks after check-ups: feedback, contact about a critical value, recheck and confirmation, enrolment, referral. */
export const examDues = (subject: Subject, life: Life, closedAfter: (day: Day) => Day | null): readonly Due[] => {
  const exams = subject.records.filter(({ form, open_block }) => form === 'checkup' && !open_block)
  return exams.flatMap((exam, at) => {
    const death = life.deathAt(exam.service_date)
    if (death && death < exam.service_date) return []
    const next = exams.slice(at + 1).find(({ service_date }) => service_date > exam.service_date)
    return duesAfter(subject, life, exam, next, closedAfter(exam.service_date))
  })
}
