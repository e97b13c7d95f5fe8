import { type Day, daysBetween, later } from '../../../day/day.ts'
import type { DueRow } from '../../../programme/rows.ts'
import { consentAt } from '../course/consent.ts'
import { type Care, isDeadByVisit } from '../course/course.ts'
import { stayOn, staysAt } from '../course/stays.ts'

export type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

export interface Met {
  readonly on: Day
  readonly by: string | null
}

/** A stretch of days, the last one outside; null: it has no end yet. */
export interface Spell {
  readonly from: Day
  readonly to: Day | null
}

const earliest = (days: readonly (Day | null | undefined)[]): Day | null =>
  days
    .filter((day): day is Day => day !== null && day !== undefined)
    .sort()
    .at(0) ?? null

/** First closing, from a day on; also the next registration. */
export const closedFrom = ({ enrolment, toldDeath }: Care, day: Day): Day | null =>
  earliest([
    enrolment.closings.find(({ from, value }) => value !== null && from >= day)?.from,
    enrolment.until,
    toldDeath && toldDeath >= day ? toldDeath : null,
  ])

/** First day from which follow-ups are no longer owed: closed, consent withdrawn, lost, admitted. */
export const endFrom = (care: Care, day: Day): Day | null =>
  earliest([
    closedFrom(care, day),
    care.consents.find(({ from, value }) => value !== '1' && from >= day)?.from,
    care.losses.changes.find(({ from, value }) => value !== null && from >= day)?.from,
    ...care.stays.map(({ admitted }) => (admitted >= day ? admitted : null)),
  ])

/** Consent, registration and no stay on a day: follow-ups in the community are owed. */
export const owesOn = (care: Care, on: Day): boolean => {
  const { enrolment, consents, stays, losses } = care
  const closed = enrolment.closings.findLast(({ from }) => from <= on)?.value
  const lost = losses.changes.findLast(({ from }) => from <= on)?.value
  return (
    !closed && !lost && !isDeadByVisit(care, on) && consentAt(consents, on) === '1' && !stayOn(staysAt(stays, on), on)
  )
}

interface Asked extends Pick<Due, 'kind' | 'slot' | 'opens' | 'due_by' | 'form'> {
  readonly facts?: Due['facts']
}

/** A slot that was met before it ended, or ended; [] where it ended before it opened. */
export const slot = ({ enrolment }: Care, asked: Asked, met: Met | null, ends: readonly (Day | null)[]): Due[] => {
  const end = earliest(ends)
  const done = met && (!end || met.on <= end) ? met : null
  if (!done && end && end <= asked.opens) return []
  return [
    {
      facts: {},
      ...asked,
      episode: enrolment.id,
      met_on: done?.on ?? null,
      met_by: done?.by ?? null,
      ended_on: done ? null : end,
    },
  ]
}

/** The k-th of a series: from when it is shown and until when it is due. */
export type Step = (k: number) => { readonly opens: Day; readonly due_by: Day }

export interface Series extends Pick<Due, 'kind' | 'form'> {
  readonly facts?: Due['facts']
  readonly step: Step
  /** What meets a slot while it is the current one. */
  readonly met: readonly Met[]
}

/** A task that comes back until the spell ends: each slot ends unmet when the next one opens. */
export const series = (care: Care, spell: Spell, { kind, form, facts, step, met }: Series, horizon: Day): Due[] => {
  const dues: Due[] = []
  for (let k = 1; ; k++) {
    const { opens, due_by } = step(k)
    if (opens > horizon || (spell.to && opens >= spell.to)) return dues
    const next = step(k + 1).opens
    const done = met.find(({ on }) => on >= opens && on < next) ?? null
    const asked = { kind, form, slot: `${spell.from}/${k}`, opens, due_by, ...(facts && { facts }) }
    dues.push(...slot(care, asked, done, [spell.to, next]))
  }
}

/** Spells of a value among changes. */
export const spellsOf = <T>(
  changes: readonly { readonly from: Day; readonly value: T }[],
  holds: (value: T) => boolean,
  first: Day,
  last: Day | null,
): Spell[] =>
  changes.flatMap(({ from, value }, at) => {
    if (!holds(value)) return []
    const spell = { from: later(from, first), to: earliest([changes[at + 1]?.from, last]) }
    return spell.to && daysBetween(spell.from, spell.to) <= 0 ? [] : [spell]
  })
