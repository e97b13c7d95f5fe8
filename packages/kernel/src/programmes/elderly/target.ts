import { addMonths, completedYears, type Day, later, yearEnd, yearOf, yearStart } from '../../day/day.ts'
import type { FormContext } from '../../form/context.ts'
import type { Settings } from '../../programme/subject.ts'

/** On which day the age must be reached (setting `age_basis`). */
export type AgeBasis = 'year_end' | 'service_date'

/** 规范第三版·老年人健康管理·服务对象: 辖区内65岁及以上常住居民. */
export const ELDER_AGE = 65

/** R-OLD-1 by default; R-OLD-2 where the county chose `service_date`. */
export const ageBasisOf = (settings: Settings | undefined): AgeBasis =>
  settings?.age_basis === 'service_date' ? 'service_date' : 'year_end'

/** One line of the setting `old_age_limits`: from this year on, in this area (left out: everywhere), this age. */
interface AgeLimit {
  readonly from?: number
  readonly area?: string
  readonly age: number
}

const isLimit = (value: unknown): value is AgeLimit =>
  typeof value === 'object' && value !== null && 'age' in value && typeof value.age === 'number'

/** The digits of an area code that say something: 529901000000 is the county 529901. */
const significant = (code: string): string => {
  const digits = [12, 9, 6].find((length) => !/^0*$/.test(code.slice(length - 3, length)))
  return code.slice(0, digits ?? 6)
}

const covers = ({ area }: AgeLimit, code: string | null): boolean =>
  area === undefined || code?.startsWith(significant(area)) === true

/**
 * The age from which the yearly service is offered in a year and area (code of the village, null where unknown): the
 * narrowest area wins, then the latest year. The national figures count from 65 whatever the limit is.
 */
export const ageLimitOf = (settings: Settings | undefined, year: number, area: string | null = null): number => {
  const lines = settings?.old_age_limits
  if (!Array.isArray(lines)) return ELDER_AGE
  const width = ({ area: code }: AgeLimit): number => (code === undefined ? 0 : significant(code).length)
  const found = lines
    .filter(isLimit)
    .filter((line) => (line.from ?? 0) <= year && covers(line, area))
    .sort((a, b) => width(b) - width(a) || (b.from ?? 0) - (a.from ?? 0))
  return found[0]?.age ?? ELDER_AGE
}

/** Of at least this age in the year of a day, by the basis: on 31 December, or on the day itself. */
export const isOfAge = (birth: Day | null, age: number, on: Day, basis: AgeBasis): boolean =>
  birth !== null && (completedYears(birth, basis === 'year_end' ? yearEnd(yearOf(on)) : on) ?? 0) >= age

/** The first day of a year on which a person of this age belongs to the group; null while too young all year. */
export const ofAgeFrom = (birth: Day | null, age: number, year: number, basis: AgeBasis): Day | null => {
  if (!isOfAge(birth, age, yearEnd(year), basis) || birth === null) return null
  return basis === 'year_end' ? yearStart(year) : later(yearStart(year), addMonths(birth, age * 12))
}

/**
 * Is the person old enough on the day of a service for it to count? Who becomes 65 in the year under the basis of the
 * service date must have done so by then; to younger ones, whom only the place invites, the figures do not apply.
 */
export const isTimely = (birth: Day | null, on: Day, settings: Settings | undefined): boolean =>
  !isOfAge(birth, ELDER_AGE, on, 'year_end') || isOfAge(birth, ELDER_AGE, on, ageBasisOf(settings))

/**
 * In the target group on the day of a service: who reaches the area's age by 31 December of its year (R-OLD-1), or by
 * the day itself (R-OLD-2). Opens the elders' items of the check-up (R-OLD-4).
 */
export const isTarget = (
  birth: Day | null,
  on: Day,
  settings: Settings | undefined,
  area: string | null = null,
): boolean => isOfAge(birth, ageLimitOf(settings, yearOf(on), area), on, ageBasisOf(settings))

/** The same from a form's context: the server's groups know the place too. Null where no birth date decides it. */
export const inTargetGroup = (
  on: Day | null | undefined,
  { groups, birth_date, settings }: Pick<FormContext, 'groups' | 'birth_date' | 'settings'>,
): boolean | null => {
  if (groups?.includes('old')) return true
  return on && birth_date ? isTarget(birth_date, on, settings) : null
}
