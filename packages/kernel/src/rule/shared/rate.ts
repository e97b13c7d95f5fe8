import { compare, type Fraction, fraction, over, roundHalfUp, times } from '../../text/decimal.ts'
import { RuleError, type RuleFunction } from '../rule.ts'

const below = (a: Fraction, n: bigint): boolean => compare(a, { n, d: 1n }) < 0

/** Under 30 the count is printed first; deaths are few under 1,000 births or 5 cases (R-RATE-5). */
const notesOf = (kind: string, numerator: Fraction, denominator: Fraction): string[] => [
  ...(below(denominator, 30n) ? ['基数小'] : []),
  ...(kind === 'mortality' && (below(denominator, 1000n) || below(numerator, 5n)) ? ['例数少'] : []),
]

const count = (value: unknown, key: string): Fraction => {
  const exact = fraction(value)
  if (!exact || exact.n < 0n) throw new RuleError('BAD_INPUT', `“${key}”应为不小于 0 的数`, key)
  return exact
}

const none = { rate: null, print: '—', flags: [], notes: [], reached: null }

const run: RuleFunction['run'] = (input) => {
  const { scale = 100, decimals = 2, kind = 'rate', target, direction = '>=' } = input
  if (input.numerator === undefined || input.denominator === undefined) return none
  const [n, d] = [count(input.numerator, 'numerator'), count(input.denominator, 'denominator')]
  if (![100, 1000, 100_000].includes(scale as number))
    throw new RuleError('BAD_INPUT', '“scale”应为 100、1000 或 100000', 'scale')
  const places = decimals as number
  if (places < 0 || places > 10) throw new RuleError('BAD_INPUT', '“decimals”应为 0～10', 'decimals')
  if (kind !== 'rate' && kind !== 'mortality') throw new RuleError('BAD_INPUT', '“kind”应为 rate 或 mortality', 'kind')
  if (direction !== '>=' && direction !== '<=')
    throw new RuleError('BAD_INPUT', '“direction”应为 >= 或 <=', 'direction')
  if (d.n === 0n) return none
  const value = over(times(n, { n: BigInt(scale as number), d: 1n }), d)
  const aim = target === undefined ? null : fraction(target)
  const print = roundHalfUp(value, places)
  return {
    rate: Number(print),
    print,
    flags: [...(compare(n, d) > 0 ? ['RATE_OVER_100'] : []), ...(below(d, 30n) ? ['SMALL_BASE'] : [])],
    notes: notesOf(kind, n, d),
    reached: aim === null ? null : direction === '>=' ? compare(value, aim) >= 0 : compare(value, aim) <= 0,
  }
}

export const rateRule: RuleFunction = {
  meaning: '率：分子 ÷ 分母 × 倍数，精确计算，最后一步四舍五入；分母为 0 时为空，印“—”；达标按未舍入的值比较',
  source: 'R-RATE-1～5',
  input: {
    numerator: { type: 'num', required: 'or null' },
    denominator: { type: 'num', required: 'or null' },
    scale: { type: 'int' },
    decimals: { type: 'int' },
    kind: { type: 'text' },
    target: { type: 'num' },
    direction: { type: 'text' },
  },
  run,
}
