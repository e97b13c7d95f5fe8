import type { Day } from '@wangdi/kernel/day/day.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import type { RecordFact } from '@wangdi/kernel/record/record.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { type Loaded, loadSubjects, together } from '../../derive/load.ts'
import { subjectToday } from '../../derive/merge.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'

export interface Seen {
  readonly ground: Ground
  readonly loaded: Loaded
  /** The resident as the scope may see them, with the records of those merged into them. */
  readonly subject: Subject
}

interface Closing {
  readonly state: string
  readonly state_since: Day | null
}

/** That the person died is known to everybody, also where the record that told it is not. */
const withDeath = (subject: Subject, { state, state_since: day }: Closing): Subject => {
  if (state !== 'closed_deceased' || !day || lifeOf(subject).deathAt(day)) return subject
  const death: RecordFact = {
    record_id: subject.person.resident_id,
    form: 'rec_lifecycle',
    edition: '',
    service_date: day,
    status: 'submitted',
    fields: { to: 'closed_deceased', death_date: day },
    recorded_at: `${day}T00:00:00+08:00`,
    org_id: null,
  }
  return { ...subject, records: together(subject.records, [[death]]) }
}

/** A resident under the scope's rights; null when there is none there. */
export const seeResident = async (tx: Tx, context: Context, resident: string): Promise<Seen | null> => {
  const ground = await groundOf(context.store, tx)
  const [subjects, row] = await Promise.all([
    loadSubjects(tx, context.scope.tenant, ground, [resident]),
    tx.maybe<Closing>(
      sql`select state, state_since from person where tenant = ${context.scope.tenant} and person = ${resident}`,
    ),
  ])
  const loaded = subjects.get(resident)
  return loaded && row ? { ground, loaded, subject: withDeath(subjectToday(loaded), row) } : null
}
