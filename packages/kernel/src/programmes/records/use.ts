import { addMonths, type Day, yearOf, yearStart } from '../../day/day.ts'
import { textOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import { lifeOf } from '../../programme/life.ts'
import { remember } from '../../programme/memo.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'

/** Forms of care that show that the record is used, besides the programmes' visits. */
const CARE: readonly string[] = ['rec_encounter', 'rec_consultation', 'referral_out', 'referral_back', 'checkup']

/** A programme's visit counts when the person was met (规范第三版·居民健康档案·工作指标); a call alone does not. */
const isVisit = ({ form, fields }: RecordFact): boolean =>
  form.endsWith('_followup') &&
  (textOf(fields, 'contact_outcome') ?? '1') === '1' &&
  ['1', '2'].includes(textOf(fields, 'method') ?? '1')

/** R-DYN: does a record qualify as dynamic use of the health record? */
export const showsUse = (record: RecordFact): boolean =>
  !record.open_block && (CARE.includes(record.form) || isVisit(record))

const build = (subject: Subject): readonly RecordFact[] => {
  const life: Life = lifeOf(subject)
  return subject.records.filter((record) => {
    if (!showsUse(record)) return false
    const death = life.deathAt(record.service_date)
    return !death || death === record.service_date
  })
}

/** Qualifying events of a resident in order of date; what is dated after death is none. */
export const usesOf: (subject: Subject) => readonly RecordFact[] = remember(build)

/** The latest use up to a day. */
export const lastUse = (uses: readonly RecordFact[], on: Day): RecordFact | null =>
  uses.findLast(({ service_date }) => service_date <= on) ?? null

/** Within one year up to the day (rolling window). */
export const usedWithinYear = (use: RecordFact, on: Day): boolean => use.service_date > addMonths(on, -12)
export const usedInCalendarYear = (use: RecordFact, on: Day): boolean => use.service_date >= yearStart(yearOf(on))

/** Years without any use after which a record is called sleeping (死档). */
export const SLEEPING_YEARS = 3
