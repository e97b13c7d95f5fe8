import type { Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { wants } from '../rules/received.ts'
import { missingOn, type SelfCare, type Service, type YearOfService } from './course.ts'

/** The service of one year as it stands on a day: which check-up speaks for it, and what of it is there. */
export interface Judgement {
  readonly service: Service | null
  readonly selfCare: SelfCare | null
  readonly complete: boolean
  readonly guided: boolean
  readonly received: boolean
  /** Also true where the county does not ask for it. */
  readonly adl: boolean
  readonly feedback: boolean
  readonly standard: boolean
}

export const isGuidedOn = ({ guidedOn }: Service, on: Day): boolean => guidedOn !== null && guidedOn <= on

const rank = (service: Service, on: Day): number =>
  (missingOn(service, on).length === 0 ? 4 : 0) +
  (isGuidedOn(service, on) ? 2 : 0) +
  (service.feedback && service.feedback <= on ? 1 : 0)

/** Of several check-ups of a year the one that has most of what counts; of equal ones the latest. */
export const bestOn = ({ services }: YearOfService, on: Day): Service | null =>
  services
    .filter(({ date, ofAge }) => ofAge && date <= on)
    .reduce<Service | null>((best, one) => (best && rank(best, on) > rank(one, on) ? best : one), null)

/** The service of the year from facts dated on or before a day. */
export const judge = (year: YearOfService, on: Day, settings: Settings): Judgement => {
  const service = bestOn(year, on)
  const selfCare = year.selfCare.findLast(({ date }) => date <= on) ?? null
  const wanted = wants(settings)
  const complete = service !== null && missingOn(service, on).length === 0
  const guided = service !== null && isGuidedOn(service, on)
  const received = complete && guided
  const adl = service !== null && (!wanted.adl || selfCare !== null)
  const feedback = service !== null && (!wanted.feedback || (service.feedback !== null && service.feedback <= on))
  return { service, selfCare, complete, guided, received, adl, feedback, standard: received && adl && feedback }
}
