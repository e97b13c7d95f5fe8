import { type Day, later, yearOf } from '../../day/day.ts'
import { textOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { classify } from './course/classed.ts'
import { courseOf, missingOn, type Service } from './course/course.ts'
import { isAged, isTargetOn } from './group.ts'

type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

/** Columns of an event's facts: what is missing, the self-care band, both screens, the class. */
export const facts = ['missing', 'band', 'cognition', 'emotion', 'class'] as const

const known = (numbers: Readonly<Record<string, number | null>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(numbers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))

const codeOf = (code: string | null | undefined): number | null => (code ? Number(code) : null)

const eventOf = (kind: string, { record }: Service, rest: Pick<Event, 'day' | 'flags' | 'facts'>): Event => ({
  kind,
  episode: 'elder',
  record_id: record.record_id,
  recorded_at: record.recorded_at,
  org_id: record.org_id,
  provider_id: record.provider_id ?? null,
  ...rest,
})

/** The check-up, and the day from which a self-care form of the year belongs to it. */
const eventsOf = (service: Service, subject: Subject, life: Life): Event[] => {
  const { fields } = service.record
  const { selfCare = [] } = courseOf(subject).years.get(yearOf(service.date)) ?? {}
  const who = [
    ...(isTargetOn(subject, life, service.date) ? ['target'] : []),
    ...(isAged(subject, service.date) ? ['aged'] : []),
  ]
  if (who.length === 0) return []
  const missing = missingOn(service, service.date).length
  const then = selfCare.findLast(({ date }) => date <= service.date)
  const exam = eventOf('exam', service, {
    day: service.date,
    flags: [
      ...who,
      ...(missing === 0 ? ['exam_complete'] : []),
      ...(service.guidedOn === service.date ? ['guided'] : []),
    ],
    facts: known({
      missing,
      band: codeOf(then?.band ?? textOf(fields, 'elder_self_care')),
      cognition: codeOf(textOf(fields, 'elder_cognition')),
      emotion: codeOf(textOf(fields, 'elder_emotion')),
      class: codeOf(classify(subject, service, service.date).class),
    }),
  })
  const first: Day | undefined = selfCare[0]?.date
  return first
    ? [exam, eventOf('exam_adl', service, { day: later(service.date, first), flags: who, facts: {} })]
    : [exam]
}

/** Yearly check-ups of the group. */
export const events = (subject: Subject, life: Life): readonly Event[] =>
  courseOf(subject).services.flatMap((service) => eventsOf(service, subject, life))
