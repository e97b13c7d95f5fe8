import { RuleError, type RuleFunction } from '../rule/rule.ts'
import type { Count, Variant } from './indicator.ts'
import { indicatorOf } from './list.ts'
import { rate, rateFlags, scaleOf } from './rate.ts'

type Facts = Readonly<Record<string, unknown>>

/** The facts that a variant divides by, under the names of the notation (REG, MAN, EST, PB-…). */
const baseNames: Readonly<Record<string, readonly string[]>> = {
  managed: ['MAN', 'M'],
  managed_count: ['MAN', 'M'],
  registered: ['REG', 'R'],
  ever: ['EVER', 'M_cum'],
  measured: ['MEASURED', 'with_bp'],
  estimated: ['EST', 'PB-EST'],
  task: ['TASK', 'PB-TASK'],
  standard: ['STD'],
  population: ['PB-STAT'],
  recorded: ['PB-REG'],
  assess: ['PB-ASSESS'],
  assessed: ['ASSESSED', 'assessed'],
  active: ['ACTIVE'],
  files: ['FILES', 'ELECTRONIC'],
  opened: ['OPENED'],
  include_closed: ['OPENED'],
  calendar_year: ['ACTIVE'],
  x4: ['MAN', 'M'],
  uncapped: ['MAN', 'M'],
  owed: ['OWED'],
  visits: ['VISITS'],
  contact: ['CONTACT'],
  due: ['DUE'],
}

const numberFrom = (facts: Facts, names: readonly string[]): number | null => {
  const name = names.find((one) => facts[one] !== undefined && facts[one] !== null)
  const value = name === undefined ? null : facts[name]
  if (value === null) return null
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new RuleError('BAD_INPUT', `“facts.${name}”应为不小于 0 的整数`, `facts.${name}`)
  return value
}

const timesOf = (count: Count | null): number => (count?.from === 'status' ? (count.times ?? 1) : 1)

const denominatorOf = ({ id, denominator }: Variant, facts: Facts): number | null => {
  const base = numberFrom(facts, [`/${id}`, ...(baseNames[id] ?? [])])
  return base === null ? null : base * timesOf(denominator)
}

/** The value of a counted indicator is the count itself; of a rate each variant's own. */
export const indicatorValueRule: RuleFunction = {
  meaning: '由分子和各口径人数算出一个指标的各口径',
  source: 'R-RATE、R-VARIANT（统计口径）',
  input: { indicator: { type: 'text', required: true }, facts: { type: 'map', required: true } },
  run: (input) => {
    const indicator = indicatorOf(String(input.indicator))
    if (!indicator) throw new RuleError('BAD_INPUT', `没有编号为“${input.indicator}”的指标`, 'indicator')
    const facts = input.facts as Facts
    const numerator = numberFrom(facts, ['numerator'])
    const fractions = indicator.variants.map((variant) => ({ variant, d: denominatorOf(variant, facts) }))
    const values = fractions.map(({ variant, d }) => [
      `/${variant.id}`,
      variant.denominator === null ? numerator : rate(numerator, d, scaleOf(indicator.unit) ?? 100),
    ])
    return {
      values: Object.fromEntries(values),
      default: `/${indicator.variants[0].id}`,
      flags: [...new Set(fractions.flatMap(({ d }) => rateFlags(numerator, d)))],
    }
  },
}
