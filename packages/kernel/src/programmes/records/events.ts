import type { Life } from '../../programme/life.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'

type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

const REASONS: Readonly<Record<string, number>> = { closed_deceased: 1, closed_moved_out: 2, closed_lost: 3 }

const eventOf = (kind: string, record: RecordFact, rest: Pick<Event, 'day' | 'flags' | 'facts'>): Event => ({
  kind,
  episode: 'file',
  recorded_at: record.recorded_at,
  record_id: record.record_id,
  org_id: record.org_id,
  provider_id: record.provider_id ?? null,
  ...rest,
})

const opening = ({ records }: Subject, { openedOn }: Life): Event[] => {
  if (!openedOn) return []
  const by = records.find(({ form }) => form === 'rec_cover')
  return by ? [eventOf('opened', by, { day: openedOn, flags: ['opened'], facts: {} })] : []
}

/** The record that changed the state on a day: of the state itself, of a closed programme, of a merge. */
const recordOf = ({ records }: Subject, day: string): RecordFact | null =>
  records.find(
    ({ form, fields, service_date }) =>
      form.startsWith('rec_') &&
      [service_date, fields.death_date, fields.move_out_date, fields.move_in_date, fields.found_on].includes(day) &&
      (form === 'rec_lifecycle' || form === 'rec_merge'),
  ) ??
  records.find(
    ({ form, service_date, fields }) => form === 'programme_close' && [service_date, fields.death_date].includes(day),
  ) ??
  null

const changes = (subject: Subject, { recordStates, openedOn }: Life): Event[] =>
  recordStates.flatMap(({ from, value }, at) => {
    const record = recordOf(subject, from)
    if (!record || !openedOn || from < openedOn) return []
    if (value === 'active') return at === 0 ? [] : [eventOf('reactivated', record, { day: from, flags: [], facts: {} })]
    if (value === 'draft') return []
    const reason = REASONS[value]
    return [eventOf(reason ? 'closed' : 'voided', record, { day: from, flags: [], facts: reason ? { reason } : {} })]
  })

/** Opening, closing and coming back of the record. */
export const events = (subject: Subject, life: Life): readonly Event[] => [
  ...opening(subject, life),
  ...changes(subject, life),
]
