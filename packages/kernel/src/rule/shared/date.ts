import { addMonths, completedMonths, type Day, daysBetween } from '../../day/day.ts'
import type { RuleFunction } from '../rule.ts'

export const addMonthsRule: RuleFunction = {
  meaning: '某日之后（负数为之前）n 个月的同一日；当月没有该日的取月末',
  source: 'R-DATE-1',
  input: { date: { type: 'date', required: true }, n: { type: 'int', required: true } },
  run: ({ date, n }) => ({ date: addMonths(date as Day, n as number) }),
}

/** Before birth there is no age: all three are null. */
export const ageRule: RuleFunction = {
  meaning: '某日的周岁、满月数和日龄；生日当天满岁，2月29日出生者平年2月28日满岁',
  source: 'R-DATE-2、R-DATE-3',
  input: { birth: { type: 'date', required: true }, on: { type: 'date', required: true } },
  run: (input) => {
    const [birth, on] = [input.birth as Day, input.on as Day]
    const months = completedMonths(birth, on)
    return months === null
      ? { age: null, months: null, days: null }
      : { age: Math.floor(months / 12), months, days: daysBetween(birth, on) }
  },
}
