import { type Day, earlier, later } from '../../../day/day.ts'
import { codesOf, dayOf, textOf } from '../../../form/answers.ts'
import type { Supervised } from '../rules/expected-visits.ts'
import { followedAs } from '../rules/next-due.ts'
import { endingAt } from './courses.ts'
import type { Course } from './model.ts'

/** How a patient is treated, as it stands on a day. */
export interface Plan {
  readonly treatmentStart: Day
  /** Null: not entered; the phase is then taken as intensive. */
  readonly intensiveEnd: Day | null
  readonly plannedEnd: Day | null
  readonly supervisor: string
  readonly frequency: string
  readonly regimen: string | null
  readonly drugForm: readonly string[]
  readonly patientType: string | null
  readonly sputum: string | null
}

/** Whom the form leaves out is treated as supervised by the family: that asks for more visits. */
const FAMILY = '2'
const DAILY = '1'
const POSITIVE = '1'

/** The plan of the last first-visit form up to a day; of a transferred course without one, its day and what went before. */
export const planAt = (course: Course, on: Day): Plan | null => {
  const { managedFrom, plans, visits, before, from } = course
  if (!managedFrom || managedFrom > on) return null
  const inherited = before && planAt(before, from)
  const fields = plans.findLast(({ service_date }) => service_date <= on)?.fields ?? {}
  const known = visits.filter(({ date }) => date <= on)
  const last = (key: 'supervisor' | 'frequency'): string | null =>
    known.findLast((visit) => visit[key] !== null)?.[key] ?? textOf(fields, key) ?? inherited?.[key] ?? null
  return {
    treatmentStart: dayOf(fields, 'treatment_start') ?? managedFrom,
    intensiveEnd: dayOf(fields, 'intensive_end'),
    plannedEnd: dayOf(fields, 'planned_end'),
    supervisor: last('supervisor') ?? FAMILY,
    frequency: last('frequency') ?? DAILY,
    regimen: known.map(({ record }) => textOf(record.fields, 'regimen')).findLast(Boolean) ?? textOf(fields, 'regimen'),
    drugForm: codesOf(fields, 'drug_form'),
    patientType: textOf(fields, 'patient_type') ?? inherited?.patientType ?? null,
    sputum: textOf(fields, 'sputum') ?? inherited?.sputum ?? null,
  }
}

export const isPositive = (plan: Plan | null): boolean => plan?.sputum === POSITIVE

/** The last day of treatment as it stands on a day: the day itself, the stop or the ending. */
export const lastDay = (course: Course, on: Day): Day => {
  const stopped = course.stop && course.stop.day <= on ? course.stop.day : on
  const ending = endingAt(course, on)
  return ending ? earlier(stopped, ending.day) : stopped
}

/**
 * Who supervised when, by whose rhythm holds, from the first visit to the last day of treatment as it stands on a day.
 */
export const supervisedUntil = (course: Course, on: Day): readonly Supervised[] =>
  watchedUntil(course, on).map((span) => ({ ...span, supervisor: followedAs(span.supervisor, course.settings) }))

const watchedUntil = (course: Course, on: Day): readonly Supervised[] => {
  const { managedFrom } = course
  if (!managedFrom || managedFrom > on) return []
  const end = lastDay(course, on)
  const first = planAt({ ...course, visits: [] }, managedFrom)?.supervisor ?? FAMILY
  const spans: Supervised[] = []
  let open = { supervisor: first, from: managedFrom }
  for (const { supervisor, supervisedFrom, date } of course.visits) {
    if (date > on || supervisor === null || supervisor === open.supervisor) continue
    const change = later(supervisedFrom, open.from)
    spans.push({ ...open, to: change })
    open = { supervisor, from: change }
  }
  return [...spans, { ...open, to: later(end, open.from) }]
}
