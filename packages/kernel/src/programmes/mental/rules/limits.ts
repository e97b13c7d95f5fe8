import type { Settings } from '../../../programme/subject.ts'

/** Times of the 2018 working norm whose wording differs between copies: a county may set them. */
export interface Limits {
  /** 首次面访 and the visit after discharge: within a week (setting smd_first_visit_days). */
  readonly firstVisitDays: number
  /** Months without a visit that saw the patient, after which the case is handled otherwise (setting smd_unseen_months). */
  readonly unseenMonths: number
}

const whole = (value: unknown, usual: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : usual

/** The times that hold in a county; a value of another kind counts as not set. */
export const limitsOf = (settings: Settings | undefined): Limits => ({
  firstVisitDays: whole(settings?.smd_first_visit_days, 7),
  unseenMonths: whole(settings?.smd_unseen_months, 6),
})
