import type { Day } from '../../../day/day.ts'
import { type Contact, type Counted, countVisits, isFaceToFace, MIN_GAP_DAYS } from '../../shared/visit-count.ts'

/** A follow-up with whom it met: code 1 is the patient. */
export interface MetContact extends Contact {
  readonly informant: readonly string[]
}

/** 面访: at the patient and the patient seen; meeting only relatives is a follow-up, not a 面访 (product). */
export const seesPatient = ({ method, informant }: Pick<MetContact, 'method' | 'informant'>): boolean =>
  isFaceToFace(method) && informant.includes('1')

/** The shared filters with the step “face to face” replaced by what is asked here. */
const countIf = <C extends MetContact>(
  visits: readonly C[],
  [start, end]: readonly [Day, Day],
  gap: number,
  counts: (visit: C) => boolean,
): Counted<C> => {
  const of = new Map(visits.map((visit) => [{ ...visit, method: counts(visit) ? '1' : '3' } as C, visit]))
  const { counted, rejected } = countVisits([...of.keys()], start, end, gap)
  const back = (one: C): C => of.get(one) ?? one
  return { counted: counted.map(back), rejected: new Map([...rejected].map(([one, reason]) => [back(one), reason])) }
}

/** Follow-ups by any means: telephone and relatives are accepted where the patient is away or refuses to be seen. */
export const countAny = <C extends MetContact>(visits: readonly C[], window: readonly [Day, Day], gap = MIN_GAP_DAYS) =>
  countIf(visits, window, gap, () => true)

/** Follow-ups in which the patient was seen. */
export const countSeen = <C extends MetContact>(
  visits: readonly C[],
  window: readonly [Day, Day],
  gap = MIN_GAP_DAYS,
): Counted<C> => countIf(visits, window, gap, seesPatient)
