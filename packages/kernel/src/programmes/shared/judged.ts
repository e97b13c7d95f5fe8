import { addDays, addMonths, type Day, daysBetween } from '../../day/day.ts'
import { type ObligationType, TWO_WEEKS } from './obligation.ts'
import { MONTHS_APART } from './required-visits.ts'

/** What follows from one follow-up by the rules of its programme. */
export interface Judged {
  /** Code of 此次随访分类; null: cannot be told. */
  readonly class: string | null
  readonly unsatisfied: boolean
  /** A drug reaction, as the programme counts one. */
  readonly adverse: boolean
  readonly emergency: boolean
  readonly emergency_reasons: readonly string[]
  readonly refer: boolean
  readonly obligation: ObligationType | null
  /** Null: this follow-up does not move it. */
  readonly next_due: Day | null
  /** 1 常规随访 · 2 第1次控制不满意2周随访 · 3 两次控制不满意转诊随访 · 4 紧急转诊. */
  readonly measure: string | null
}

/** Judged with everything known. */
interface Decided extends Judged {
  readonly class: '1' | '2' | '3' | '4'
  readonly next_due: Day
  readonly measure: '1' | '2' | '3' | '4'
}

/** The follow-up before, as far as the action on this one depends on it. */
export interface Previous {
  readonly date: Day
  readonly unsatisfied: boolean
  readonly adverse: boolean
}

/** What was found at a follow-up. */
export interface Found {
  readonly date: Day
  readonly unsatisfied: boolean
  readonly adverse: boolean
  /** A new or worse complication. */
  readonly complicated: boolean
  readonly emergency_reasons: readonly string[]
}

/** An older previous visit says nothing about the present course (product). */
export const PREVIOUS_DAYS = 180

/**
 * Class and action of 分类干预, one for all chronic diseases: the most severe class holds; twice in a row unsatisfied, a
 * lasting drug reaction, a new complication or an emergency is referred; a first failure is seen again within two weeks.
 * Two failures in a row are judged by what was found, not by the class. `apart`: months to the next regular follow-up.
 */
export const judgedBy = (found: Found, previous: Previous | null, apart = MONTHS_APART): Decided => {
  const { date, unsatisfied, adverse, complicated, emergency_reasons } = found
  const before = previous && daysBetween(previous.date, date) <= PREVIOUS_DAYS ? previous : null
  const emergency = emergency_reasons.length > 0
  const again = (unsatisfied && before?.unsatisfied) || (adverse && before?.adverse) || false
  const refer = emergency || complicated || again
  const recheck = !refer && (unsatisfied || adverse)
  return {
    class: complicated ? '4' : adverse ? '3' : unsatisfied ? '2' : '1',
    unsatisfied,
    adverse,
    emergency,
    emergency_reasons,
    refer,
    obligation: refer ? 'REFERRAL_FOLLOWUP_14' : recheck ? 'RECHECK_14' : null,
    next_due: refer || recheck ? addDays(date, TWO_WEEKS) : addMonths(date, apart),
    measure: emergency ? '4' : refer ? '3' : recheck ? '2' : '1',
  }
}

/** SIGN_n of the codes of 危急情况; 0 is none. */
export const signReasons = (signs: readonly string[]): string[] =>
  signs
    .filter((sign) => sign !== '0')
    .toSorted((a, b) => Number(a) - Number(b))
    .map((sign) => `SIGN_${sign}`)
