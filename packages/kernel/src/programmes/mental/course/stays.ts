import { addDays, type Day } from '../../../day/day.ts'
import type { Stay } from '../../../programme/life/stays.ts'
import type { Life } from '../../../programme/life.ts'
import { mergedStays } from '../rules/required.ts'
import type { Visit } from './visit.ts'

/** A stay as it became known: from its record, or told at a follow-up. */
export interface KnownStay extends Stay {
  /** Day from which the discharge is known; null: never. */
  readonly endKnown: Day | null
}

const endsBy = (stays: readonly Stay[], admitted: Day): Day | null =>
  stays
    .flatMap((stay) => (stay.admitted >= admitted && stay.discharged ? [stay.discharged] : []))
    .sort()
    .at(0) ?? null

/** What a later follow-up says about the end of a stay: 未住院 by its day at the latest, 曾住院 with the day of discharge. */
const toldEnd = (visit: Visit, admitted: Day): Day => {
  const { lastDischarge: told, date } = visit
  return visit.inpatient === '2' && told && told >= admitted && told <= date ? told : date
}

/** 目前正在住院 told at a follow-up, where no record of a stay holds the day. */
const toldStays = (recorded: readonly Stay[], reached: readonly Visit[]): KnownStay[] => {
  const stays: KnownStay[] = []
  reached.forEach((visit, at) => {
    const open = stays.at(-1)
    if (visit.inpatient !== '1' || (open && (!open.endKnown || open.endKnown > visit.date))) return
    const admitted = visit.date
    if (recorded.some((stay) => stay.admitted <= admitted && (!stay.discharged || admitted <= stay.discharged))) return
    const later = reached.slice(at + 1).find(({ inpatient }) => inpatient === '0' || inpatient === '2')
    const byRecord = endsBy(recorded, admitted)
    const byVisit = later ? toldEnd(later, admitted) : null
    const recordFirst = byRecord !== null && (!later || byRecord <= later.date)
    const discharged = recordFirst ? byRecord : byVisit
    stays.push({ admitted, discharged, endKnown: recordFirst ? byRecord : (later?.date ?? null) })
  })
  return stays
}

/** Stays in hospital, an institution or custody: recorded (住院情况) and told. */
export const knownStays = ({ stays }: Life, reached: readonly Visit[]): readonly KnownStay[] => [
  ...stays.map((stay) => ({ ...stay, endKnown: stay.discharged })),
  ...toldStays(stays, reached),
]

/** The stays as they are known on a day, merged; an end in the future is not known yet. */
export const staysAt = (known: readonly KnownStay[], on: Day): readonly Stay[] =>
  mergedStays(
    known
      .filter(({ admitted }) => admitted <= on)
      .map(({ admitted, discharged, endKnown }) => ({
        admitted,
        discharged: endKnown && endKnown <= on ? discharged : null,
      })),
  )

/** The stay that holds a day: from admission up to the day before discharge. */
export const stayOn = (stays: readonly Stay[], on: Day): Stay | null =>
  stays.find(({ admitted, discharged }) => admitted <= on && (!discharged || on < discharged)) ?? null

export const stayDays = (known: readonly KnownStay[]): readonly Day[] =>
  known.flatMap(({ admitted, discharged, endKnown }) => [
    admitted,
    ...[discharged, endKnown].flatMap((day) => (day ? [day, addDays(day, 1)] : [])),
  ])
