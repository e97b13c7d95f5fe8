import { addDays, addMonths, type Day, later } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { Subject } from '../../../programme/subject.ts'
import { evaluationDue, outcomeCallDue } from '../course/closing.ts'
import { missedIn, windowsIn } from '../course/doses.ts'
import type { Course } from '../course/model.ts'
import { type NextContact, nextContacts } from '../course/next-contact.ts'
import { planAt } from '../course/plan.ts'
import { sputumMonths } from '../rules/treatment.ts'
import { type Due, dueOf, endOf, metBy, type Owed, treatmentEnd } from './slot.ts'

/** Days for a report to the superior institution (product). */
export const REPORT_DAYS = 2

/** Days before the due day on which a follow-up appears in the list (product). */
const OPENS_BEFORE = 7

const slot = (course: Course, owed: Owed, met: Parameters<typeof dueOf>[2]): Due =>
  dueOf(course.id, owed, met, treatmentEnd(course, owed.opens))

/** After each contact the next one; after a referral its result within two weeks, and then the regular one. */
const followups = (course: Course, one: NextContact): Due[] => {
  const { record, date, followed, refer, due, regular, referralSeenOn } = one
  const next = metBy(followed)
  const opens = (by: Day): Day => later(addDays(date, 1), addDays(by, -OPENS_BEFORE))
  const follow = (by: Day): Due =>
    slot(
      course,
      {
        kind: 'followup',
        slot: record.record_id,
        opens: opens(by),
        due_by: by,
        form: 'tb_followup',
        facts: { date },
      },
      next,
    )
  if (!refer) return [follow(due)]
  const seen = referralSeenOn && (!next || referralSeenOn < next.on) ? metBy(record, referralSeenOn) : next
  const referral = slot(
    course,
    {
      kind: 'referral_14',
      slot: record.record_id,
      opens: addDays(date, 1),
      due_by: due,
      form: 'tb_followup',
      facts: { date },
    },
    seen,
  )
  return referralSeenOn ? [referral, follow(later(regular, addDays(referralSeenOn, 1)))] : [referral]
}

/** 漏服1周及以上: report within two days. */
const missedReports = ({ settings }: Subject, course: Course): Due[] =>
  windowsIn(course).flatMap((window) => {
    const { visit } = window
    const { missed_days, report } = missedIn(window, settings)
    const told = dayOf(visit.record.fields, 'missed_reported_on')
    return report
      ? [
          dueOf(
            course.id,
            {
              kind: 'missed_report',
              slot: visit.record.record_id,
              opens: visit.date,
              due_by: addDays(visit.date, REPORT_DAYS),
              form: 'tb_followup',
              facts: { date: visit.date, days: missed_days },
            },
            told && metBy(visit.record, told),
            endOf(course, visit.date),
          ),
        ]
      : []
  })

const EXAMINED: readonly string[] = ['1', '2']

/** 复诊查痰 at the end of the months of the regimen: an examination from the month before on meets it. */
const sputumDues = (subject: Subject, course: Course): Due[] => {
  const plan = course.managedFrom && planAt(course, course.plans[0]?.service_date ?? course.managedFrom)
  if (!plan) return []
  const months = sputumMonths(course.kind === 'drug_resistant' ? 'dr' : (plan.patientType ?? '1'), subject.settings)
  const done = course.visits.flatMap(({ record, date }) =>
    EXAMINED.includes(textOf(record.fields, 'sputum_check') ?? '') ? [{ record, date }] : [],
  )
  return months.map((month, at) => {
    const by = addMonths(plan.treatmentStart, month)
    const opens = addMonths(plan.treatmentStart, month - 1)
    const next = months[at + 1] ? addMonths(plan.treatmentStart, months[at + 1] - 1) : null
    const met = done.find(({ date }) => date >= opens && (!next || date < next))
    const owed = { kind: 'sputum', slot: `m${month}`, opens, due_by: by, form: 'tb_followup', facts: { month } }
    return slot(course, owed, metBy(met?.record))
  })
}

/** Planned end of treatment: somebody has to say whether it was stopped (product: within 14 days). */
const treatmentEndDue = (course: Course): Due[] => {
  const { managedFrom, plans } = course
  const last = plans.at(-1)
  const planned = managedFrom && planAt(course, last?.service_date ?? managedFrom)?.plannedEnd
  if (!planned || (last && planned <= last.service_date)) return []
  const owed = {
    kind: 'treatment_end',
    slot: course.id,
    opens: planned,
    due_by: addDays(planned, 14),
    form: 'tb_stop',
    facts: { date: planned },
  }
  const { stop } = course
  return stop && stop.day < planned ? [] : [dueOf(course.id, owed, stop && metBy(stop.record), endOf(course, planned))]
}

/** The evaluation is owed also of the dead: it closes the card. Only a merged record owes nothing. */
const closingDues = (course: Course): Due[] => {
  const { stop, evaluation, endings } = course
  if (!stop) return []
  const merged = endings.find(({ value }) => value?.reason === 'void')?.from ?? null
  const due = (kind: string, opens: Day, by: Day, met: Parameters<typeof dueOf>[2]): Due =>
    dueOf(
      course.id,
      { kind, slot: course.id, opens, due_by: by, form: 'tb_close', facts: { date: opens } },
      met,
      merged,
    )
  const referred = evaluation && dayOf(evaluation.record.fields, 'outcome_referral_date')
  const called = evaluation && dayOf(evaluation.record.fields, 'outcome_call_date')
  return [
    due('evaluation', stop.day, evaluationDue(stop.day), evaluation && metBy(evaluation.record, evaluation.day)),
    ...(evaluation && referred
      ? [due('outcome_call', referred, outcomeCallDue(referred), called && metBy(evaluation.record, called))]
      : []),
  ]
}

/** What a course owes from the first visit to the outcome. */
export const courseDues = (subject: Subject, course: Course): Due[] => [
  ...nextContacts(course).flatMap((one) => followups(course, one)),
  ...missedReports(subject, course),
  ...sputumDues(subject, course),
  ...treatmentEndDue(course),
  ...closingDues(course),
]
