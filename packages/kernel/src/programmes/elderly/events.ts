import { type Day, later, yearOf } from '../../day/day.ts'
import { textOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { classify } from './course/classed.ts'
import { courseOf, missingOn, type Service } from './course/course.ts'
import { type ExamFinding, findingsOf } from './course/findings.ts'
import { isAged, isTargetOn } from './group.ts'

type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

/** Columns of an event's facts: what is missing, the self-care band, both screens, the class. */
export const facts = ['missing', 'band', 'cognition', 'emotion', 'class'] as const

const known = (numbers: Readonly<Record<string, number | null>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(numbers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))

const codeOf = (code: string | null | undefined): number | null => (code ? Number(code) : null)

type Own = Pick<Event, 'day' | 'flags' | 'facts'> & { readonly episode?: string }

const eventOf = (kind: string, { record }: Service, rest: Own): Event => ({
  kind,
  episode: 'elder',
  record_id: record.record_id,
  recorded_at: record.recorded_at,
  org_id: record.org_id,
  provider_id: record.provider_id ?? null,
  ...rest,
})

/** What the check-up found, and the day on which the outcome was known; each pair an episode of its own. */
const findingEvents = (service: Service, who: readonly string[], found: readonly ExamFinding[]): Event[] =>
  found
    .filter(({ record_id }) => record_id === service.record.record_id)
    .flatMap(({ record_id, what, date, outcome }) => {
      const own = { episode: `${record_id}/${what}`, flags: [...who, `found_${what}`], facts: {} }
      return [
        eventOf('finding', service, { ...own, day: date }),
        ...(outcome ? [eventOf('finding_outcome', service, { ...own, day: outcome })] : []),
      ]
    })

const groupsOn = (subject: Subject, life: Life, on: Day): readonly string[] => [
  ...(isTargetOn(subject, life, on) ? ['target'] : []),
  ...(isAged(subject, on) ? ['aged'] : []),
]

/** The check-up, and the day from which a self-care form of the year belongs to it. */
const examEvents = (service: Service, subject: Subject, who: readonly string[]): Event[] => {
  const { fields } = service.record
  const { selfCare = [] } = courseOf(subject).years.get(yearOf(service.date)) ?? {}
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

/** Yearly check-ups of the group, and what they found. */
export const events = (subject: Subject, life: Life): readonly Event[] => {
  const { services } = courseOf(subject)
  const found = services.length > 0 ? findingsOf(subject) : []
  return services.flatMap((service) => {
    const who = groupsOn(subject, life, service.date)
    if (who.length === 0) return []
    return [...examEvents(service, subject, who), ...findingEvents(service, who, found)]
  })
}
