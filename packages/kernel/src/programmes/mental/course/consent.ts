import type { Day } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import { type Change, simplified, valueAt } from '../../../programme/change.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Enrolment } from '../../shared/enrolment.ts'

export type Consents = readonly Change<string | null>[]

const inOrder = (a: Change<string | null>, b: Change<string | null>): number =>
  a.from === b.from ? 0 : a.from < b.from ? -1 : 1

/**
 * 知情同意 of an enrolment by the days of signature: 1 agrees, 0 refuses or withdraws, a later 1 begins anew. A closing for
 * refusal, which other systems know, is a withdrawal.
 */
export const consentsOf = (profiles: readonly RecordFact[], { closings }: Enrolment): Consents => {
  const signed = profiles.flatMap(({ fields, service_date }): Change<string | null>[] => {
    const value = textOf(fields, 'consent')
    return value ? [{ from: dayOf(fields, 'consent_date') ?? service_date, value }] : []
  })
  const refused = closings.flatMap(({ from, value }): Change<string | null>[] =>
    value?.reason === '4' ? [{ from, value: '0' }] : [],
  )
  return simplified([...signed, ...refused].sort(inOrder))
}

export const consentAt = (consents: Consents, on: Day): string | null => valueAt(consents, on, null)

/** Since when the consent that holds, or the last one that held, was given; null: never up to the day. */
export const consentedSince = (consents: Consents, on: Day): Day | null =>
  consents.findLast(({ from, value }) => value === '1' && from <= on)?.from ?? null
