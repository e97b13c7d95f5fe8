import type { Day } from '../../day/day.ts'
import { pushSharedFlags, sharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode } from '../../programme/programme.ts'
import type { EventRow, State } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { birthdays, isAged, isTargetOn, leftBefore } from '../elderly/group.ts'
import { constitutions } from './constitution/types.ts'
import { judge, servicesOf } from './course.ts'

/** Bit order of the state and of events: only ever appended to. */
export const flags = [
  ...sharedFlags,
  'target',
  'aged',
  'served',
  'identified',
  'guided',
  'received',
  'keep',
  ...constitutions,
] as const

export const numbers = [] as const
/** Columns of an event's facts: the main constitution by its place on the form, from 1. */
export const facts = ['main'] as const

/** The state on a day from facts dated on or before it. */
export const stateAt = (subject: Subject, life: Life, _: Episode, on: Day): State | null => {
  const [target, aged] = [isTargetOn(subject, life, on), isAged(subject, on)]
  if ((!target && !aged) || leftBefore(life, on)) return null
  const { service, identified, guided, received } = judge(subject, on)
  const into: string[] = []
  pushSharedFlags(into, life, on)
  const here = into.includes('permanent') && into.includes('active')
  if (target) into.push('target')
  if (aged) into.push('aged')
  if (service) into.push('served')
  if (identified) into.push('identified')
  if (guided) into.push('guided')
  if (received) into.push('received')
  if (aged && (here || received)) into.push('keep')
  if (service?.main) into.push(service.main)
  return { flags: into }
}

/** Days without a record on which time alone changes the state. */
export const breakpoints = (subject: Subject): readonly Day[] => birthdays(subject)

/** Constitutions identified, one a form. */
export const events = (subject: Subject, life: Life): readonly Omit<EventRow, 'village' | 'unit' | 'programme'>[] =>
  servicesOf(subject).flatMap(({ record, date, main, guided }) => {
    const [target, aged] = [isTargetOn(subject, life, date), isAged(subject, date)]
    if (!target && !aged) return []
    const known: EventRow['facts'] = main ? { main: constitutions.indexOf(main) + 1 } : {}
    return [
      {
        kind: 'constitution',
        episode: 'elder',
        day: date,
        recorded_at: record.recorded_at,
        record_id: record.record_id,
        org_id: record.org_id,
        provider_id: record.provider_id ?? null,
        flags: [
          ...(target ? ['target'] : []),
          ...(aged ? ['aged'] : []),
          ...(main ? ['identified'] : []),
          ...(guided ? ['guided'] : []),
        ],
        facts: known,
      },
    ]
  })
