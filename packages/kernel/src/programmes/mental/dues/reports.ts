import { addDays, addMonths, type Day, later } from '../../../day/day.ts'
import { textOf } from '../../../form/answers.ts'
import type { Life } from '../../../programme/life.ts'
import type { Subject } from '../../../programme/subject.ts'
import { TWO_WEEKS } from '../../shared/obligation.ts'
import type { Care } from '../course/course.ts'
import { lastReached } from '../course/visit.ts'
import { isOurs, isReachedAttempt } from '../forms/followup/judged.ts'
import { type Due, endFrom, type Met, owesOn, type Spell, series, slot } from './slot.ts'

/** Days for a report that has no day of its own in the norm (product). */
const REPORT_DAYS = 7
/** Invitations and searches come back every three months (product). */
const MONTHS_APART = 3
const OPENS_BEFORE = 14

/** Kinds of 报告与通知登记. */
const KIND = { lost: '1', leaving: '2', refused: '3', unseen: '4' } as const

const noticed = ({ records }: Subject, kind: string, from: Day): Met | null => {
  const record = records.find(
    ({ form, fields, service_date }) => form === 'smd_notice' && fields.kind === kind && service_date >= from,
  )
  return record ? { on: record.service_date, by: record.record_id } : null
}

const quarterly = (from: Day) => (k: number) => {
  const due_by = addMonths(from, MONTHS_APART * k)
  return { opens: addDays(due_by, -OPENS_BEFORE), due_by }
}

const report = (
  care: Care,
  kind: string,
  opens: Day,
  days: number,
  met: Met | null,
  ends: readonly (Day | null)[],
): Due[] =>
  slot(
    care,
    { kind, slot: opens, opens, due_by: addDays(opens, days), form: 'smd_notice', facts: { date: opens } },
    met,
    ends,
  )

/** Lost: a written report, and a new search every three months until found. */
export const losses = (care: Care, subject: Subject, lost: readonly Spell[]): Due[] =>
  lost.flatMap((spell) => {
    const tries = subject.records
      .filter(({ form, fields }) => form === 'smd_followup' || (form === 'contact_attempt' && isOurs(fields)))
      .map(({ service_date: on, record_id: by }) => ({ on, by }))
    return [
      ...report(care, 'report_lost', spell.from, REPORT_DAYS, noticed(subject, KIND.lost, spell.from), [spell.to]),
      ...series(
        care,
        spell,
        {
          kind: 'search',
          form: 'contact_attempt',
          facts: { date: spell.from },
          step: quarterly(spell.from),
          met: tries,
        },
        subject.horizon,
      ),
    ]
  })

/** Refused: reported once, and invited again every three months. */
export const refusals = (care: Care, subject: Subject, refused: readonly Spell[]): Due[] =>
  refused.flatMap((spell) => {
    const asked = subject.records
      .filter((record) => record.form === 'smd_profile' || isReachedAttempt(record))
      .map(({ service_date: on, record_id: by }) => ({ on, by }))
    return [
      ...report(care, 'report_refusal', spell.from, REPORT_DAYS, noticed(subject, KIND.refused, spell.from), [
        spell.to,
      ]),
      ...series(
        care,
        spell,
        {
          kind: 'invite',
          form: 'smd_profile',
          facts: { date: spell.from },
          step: quarterly(spell.from),
          met: asked,
        },
        subject.horizon,
      ),
    ]
  })

/** Not seen for more than half a year: handled with the integrated management group. */
export const unseen = (care: Care, subject: Subject, consented: readonly Spell[]): Due[] => {
  const faces = care.visits.reached.filter(({ face }) => face)
  const bases = [...consented.map(({ from }) => from), ...faces.map(({ date }) => date)]
  return [...new Set(bases)].sort().flatMap((base, at, all) => {
    const opens = addDays(addMonths(base, care.limits.unseenMonths), 1)
    const next = all[at + 1]
    if ((next && next < opens) || !owesOn(care, opens)) return []
    const face = faces.find(({ date }) => date >= opens)
    const told = noticed(subject, KIND.unseen, opens)
    const met = face && (!told || face.date <= told.on) ? { on: face.date, by: face.id } : told
    const [asked] = report(care, 'report_unseen', opens, REPORT_DAYS, met, [endFrom(care, addDays(opens, 1))])
    return asked ? [{ ...asked, facts: { ...asked.facts, months: care.limits.unseenMonths } }] : []
  })
}

/** Days on which the patient left: away, moved or gone. */
const leavings = (care: Care, life: Life, { records }: Subject): readonly Day[] => {
  const { from, until } = care.enrolment
  const away = care.visits.all.filter(
    ({ lost, effective }) => effective && (lost === '1' || lost === '2' || lost === '3'),
  )
  const stated = records.flatMap(({ form, fields, service_date }) =>
    form === 'rec_residence' && textOf(fields, 'away_since') ? [service_date] : [],
  )
  const moved = [
    ...care.enrolment.closings.flatMap(({ value }) => (value?.reason === '2' ? [value.day] : [])),
    ...life.recordStates.flatMap((change) => (change.value === 'closed_moved_out' ? [change.from] : [])),
  ]
  const days = [...away.map(({ date }) => date), ...stated, ...moved]
  return [...new Set(days)].filter((day) => day >= from && (!until || day <= until)).sort()
}

/** A patient of class 1 or risk 3 and more leaves: reported at once (管理治疗工作规范 2018). */
export const leaving = (care: Care, life: Life, subject: Subject): Due[] =>
  leavings(care, life, subject).flatMap((day) => {
    const last = lastReached(care.visits, day)
    if (!last || (last.class !== '1' && (last.risk ?? 0) < 3)) return []
    return report(care, 'report_leaving', day, 0, noticed(subject, KIND.leaving, day), [])
  })

/** Moved with a known address: the new institution takes over within 14 days. Closing does not end this. */
export const transfers = (care: Care, life: Life, { records }: Subject): Due[] => {
  const { from, until } = care.enrolment
  const told = care.visits.all.flatMap(({ lost, whereabouts, date, effective }) =>
    effective && lost === '2' && whereabouts === '1' ? [date] : [],
  )
  const closed = care.enrolment.closings.flatMap(({ value }) => (value?.reason === '2' ? [value.day] : []))
  const moved = life.recordStates.flatMap((change) => (change.value === 'closed_moved_out' ? [change.from] : []))
  const days = [...new Set([...told, ...closed, ...moved])]
    .filter((day) => day >= from && (!until || day < until))
    .sort()
  return days.slice(0, 1).flatMap((day) => {
    const accepted = records.find(
      ({ form, fields, service_date }) => form === 'rec_transfer' && fields.state === 'accepted' && service_date >= day,
    )
    const death = life.recordStates.find((change) => change.value === 'closed_deceased' && change.from >= day)
    return slot(
      care,
      {
        kind: 'transfer',
        slot: day,
        opens: day,
        due_by: addDays(day, TWO_WEEKS),
        form: 'rec_transfer',
        facts: { date: day },
      },
      accepted ? { on: accepted.service_date, by: accepted.record_id } : null,
      [death?.from ?? null],
    )
  })
}

/** A follow-up told of the death: the closing with date and cause is still to be entered. */
export const closings = (care: Care, life: Life, { records }: Subject): Due[] => {
  const died = care.toldDeath
  if (!died) return []
  const closed = records.find(
    ({ form, fields }) => form === 'programme_close' && fields.programme === 'smd' && fields.close_reason === '1',
  )
  const known = life.recordStates.find(({ value }) => value === 'closed_deceased')?.from
  const on = closed?.service_date ?? known
  const asked = { kind: 'close', slot: died, opens: died, due_by: addDays(died, REPORT_DAYS), form: 'programme_close' }
  const met = on ? { on: later(on, died), by: closed?.record_id ?? null } : null
  return slot(care, { ...asked, facts: { date: died } }, met, [])
}
