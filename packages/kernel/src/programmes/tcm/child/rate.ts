import { addMonths, completedMonths, type Day, earlier, yearEnd, yearStart } from '../../../day/day.ts'
import { rate } from '../../../indicator/rate.ts'
import { milestones } from './visit.ts'

/** A permanent child with the milestones at which a whole service in time was given. */
export interface ServedChild {
  readonly id: string
  readonly birth: Day
  readonly complete: readonly number[]
}

export interface RateModes {
  /** `due`: with a milestone due in the year so far (2017: 应管理的); `all_0_36`: all of 0–36 months (2013). */
  readonly denominator: 'due' | 'all_0_36'
  /** `any_due`: one of them served; `all_due`: each of them. */
  readonly numerator: 'any_due' | 'all_due'
}

/** Milestones due from 1 January to the day. */
const dueIn = (birth: Day, year: number, on: Day): readonly number[] => {
  const [from, to] = [yearStart(year), earlier(on, yearEnd(year))]
  return milestones.filter((k) => {
    const due = addMonths(birth, k)
    return from <= due && due <= to
  })
}

const YOUNGEST_OUT = 36

/**
 * 0～36个月儿童中医药健康管理服务率. A service of December for a milestone due in January belongs to the year of the due
 * day. What 按照月龄 asks is left open: hence the modes. (tcm.childRate)
 */
export const childRate = (children: readonly ServedChild[], year: number, on: Day, modes: RateModes) => {
  const sorted = children.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const due = new Map(sorted.map(({ id, birth }) => [id, dueIn(birth, year, on)]))
  const dueOf = ({ id }: ServedChild): readonly number[] => due.get(id) ?? []
  const isAsked = (child: ServedChild): boolean => {
    if (modes.denominator === 'due') return dueOf(child).length > 0
    const months = completedMonths(child.birth, on)
    return months !== null && months <= YOUNGEST_OUT
  }
  const isServed = (child: ServedChild): boolean => {
    const own = dueOf(child)
    const done = own.filter((k) => child.complete.includes(k))
    return modes.numerator === 'any_due' ? done.length > 0 : own.length > 0 && done.length === own.length
  }
  const asked = sorted.filter(isAsked)
  const served = asked.filter(isServed)
  return {
    due: Object.fromEntries(due),
    denominator: asked.map(({ id }) => id),
    numerator: served.map(({ id }) => id),
    rate: rate(served.length, asked.length),
  }
}
