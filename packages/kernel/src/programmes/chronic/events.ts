import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Care, Core } from './course/course.ts'
import type { Visit } from './course/visit.ts'

export type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

export const eventOf = (
  kind: string,
  { record_id, recorded_at, org_id, provider_id, service_date }: RecordFact,
  rest: Pick<Event, 'episode' | 'flags' | 'facts'>,
): Event => ({ kind, day: service_date, recorded_at, record_id, org_id, provider_id: provider_id ?? null, ...rest })

/** The facts that are known. */
export const present = (
  ...groups: readonly Readonly<Record<string, number | null>>[]
): Readonly<Record<string, number>> => {
  const known: Record<string, number> = {}
  for (const numbers of groups)
    for (const name in numbers) {
      const value = numbers[name]
      if (value !== null) known[name] = value
    }
  return known
}

const visitEvent = ({ spec, controlFlags }: Core, visit: Visit, episode: string, counts: boolean): Event =>
  eventOf('visit', visit.record, {
    episode,
    flags: [
      ...(visit.effective && visit.seen ? ['seen'] : []),
      ...(visit.faceToFace ? ['face_to_face'] : []),
      ...(visit.measured && visit.faceToFace ? ['measured'] : []),
      ...(counts ? ['counts'] : []),
      ...(visit.low ? [controlFlags.low] : []),
      ...(visit.lost ? ['lost'] : []),
      ...(visit.judged?.emergency ? ['emergency'] : []),
    ],
    facts: present(spec.visitFacts(visit), {
      class: visit.judged?.class ? Number(visit.judged.class) : null,
      method: Number(visit.method) || null,
    }),
  })

const careEvents = (core: Core, care: Care, life: Life, records: readonly RecordFact[]): Event[] => {
  const { enrolment, visits, losses, years } = care
  const counted = new Set(years.flatMap(({ counting }) => counting.counted.map(({ id }) => id)))
  const recordOf = (id: string | null): RecordFact =>
    records.find(({ record_id }) => record_id === id) ?? enrolment.record
  const closings = enrolment.closings.flatMap(({ value }) => value ?? [])
  return [
    eventOf('enrolled', enrolment.record, { episode: enrolment.id, flags: [], facts: {} }),
    ...visits.all.map((visit) => visitEvent(core, visit, enrolment.id, counted.has(visit.id))),
    ...closings.map(({ day, reason, record_id }) => ({
      ...eventOf('closed', recordOf(record_id), {
        episode: enrolment.id,
        flags: [life.residenceAt(day)],
        facts: present({ reason: Number(reason) || null }),
      }),
      day,
    })),
    ...losses.map(({ from, value }) => {
      const told = records.find(({ form, service_date }) => form === 'programme_state' && service_date === from)
      const rest = { episode: enrolment.id, flags: value ? ['lost'] : [], facts: {} }
      return { ...eventOf(value ? 'lost' : 'found', told ?? enrolment.record, rest), day: from }
    }),
  ]
}

/** What happened once: enrolments, follow-ups, check-ups, losses, closings. */
export const events =
  (core: Core): Programme['events'] =>
  (subject, life) => {
    const { spec, courseOf } = core
    const { cares, exams } = courseOf(subject)
    return [
      ...cares.flatMap((care) => careEvents(core, care, life, subject.records)),
      ...exams.map(({ record, done }) =>
        eventOf('exam', record, {
          episode: '',
          flags: done ? ['exam_done', 'exam_any'] : ['exam_any'],
          facts: present(spec.examFacts(record.fields)),
        }),
      ),
    ]
  }
