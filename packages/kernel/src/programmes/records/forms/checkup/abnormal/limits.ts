import { rowsOf } from '../../../../../form/answers.ts'
import type { Values } from '../../../../../form/field.ts'
import { compare, type Fraction, fraction, times } from '../../../../../text/decimal.ts'

/** Usual limits: from `low` up to `high`, both inside; with `below`, the value must stay below `high`. */
export interface Limits {
  readonly low?: string
  readonly high?: string
  readonly below?: true
}

const upTo = (high: string): Limits => ({ high })
const under = (high: string): Limits => ({ high, below: true })
const between = (low: string, high: string): Limits => ({ low, high })

interface BySex {
  readonly male: Limits
  readonly female: Limits
}
const bySex = (male: Limits, female: Limits): BySex => ({ male, female })

/** Usual limits of adults by item in form order (product parameters; the check-up form's own table of tests). */
const table: Readonly<Record<string, Limits | BySex>> = {
  temperature: between('35.5', '37.5'),
  pulse: between('50', '110'),
  respiration: between('12', '24'),
  bp_left_sys: { low: '90', ...under('140') },
  bp_left_dia: { low: '50', ...under('90') },
  bp_right_sys: { low: '90', ...under('140') },
  bp_right_dia: { low: '50', ...under('90') },
  waist: bySex(under('90'), under('85')),
  bmi: { low: '18.5', ...under('24') },
  heart_rate: between('50', '110'),
  hb: bySex(between('130', '175'), between('115', '150')),
  wbc: between('3.5', '9.5'),
  plt: between('125', '350'),
  fpg: between('3.9', '6.1'),
  hba1c: under('6.5'),
  alt: bySex(upTo('50'), upTo('40')),
  ast: bySex(upTo('40'), upTo('35')),
  albumin: between('40', '55'),
  tbil: upTo('23'),
  scr: bySex(between('57', '111'), between('41', '81')),
  bun: between('3.1', '9.5'),
  k: between('3.5', '5.3'),
  na: between('137', '147'),
  tc: under('5.2'),
  tg: under('1.7'),
  ldl: under('3.4'),
  hdl: { low: '1.0' },
}

export const limitedKeys = Object.keys(table)

const lowest = (a?: string, b?: string) => (a !== undefined && b !== undefined && Number(a) < Number(b) ? a : b)
const highest = (a?: string, b?: string) => (a !== undefined && b !== undefined && Number(a) > Number(b) ? a : b)

/** Where the sex is not known, what is usual for either. */
const either = ({ male, female }: BySex): Limits => ({
  ...male,
  low: lowest(male.low, female.low),
  high: highest(male.high, female.high),
})

/** The laboratory's own limits, where the form holds them. */
const stated = (values: Values, key: string): Limits | null => {
  const row = rowsOf(values, 'lab_limits').find(({ item }) => item === key)
  if (!row || (row.low === undefined && row.high === undefined)) return null
  return {
    ...(typeof row.low === 'string' && { low: row.low }),
    ...(typeof row.high === 'string' && { high: row.high }),
  }
}

/** The limits that hold for an item of this form and sex; null where it has none. */
export const limitsOf = (values: Values, key: string, sex: string | null): Limits | null => {
  const usual = table[key]
  if (!usual) return null
  const own = stated(values, key)
  if (own) return own
  if (!('male' in usual)) return usual
  return sex === '1' ? usual.male : sex === '2' ? usual.female : either(usual)
}

const edges = new Map<string, Fraction>()

/** Limits are few and read for every check-up of every person: each is parsed once. */
const edge = (value: string): Fraction => {
  const known = edges.get(value)
  if (known) return known
  const parsed = fraction(value) ?? { n: 0n, d: 1n }
  if (edges.size < 1000) edges.set(value, parsed)
  return parsed
}

/** Above, below or inside the limits. */
export const sideOf = (value: Fraction, { low, high, below }: Limits): 'high' | 'low' | null => {
  if (low !== undefined && compare(value, edge(low)) < 0) return 'low'
  if (high === undefined) return null
  const over = compare(value, edge(high))
  return over > 0 || (below && over === 0) ? 'high' : null
}

/** Limits in words with the unit: 3.9～6.1mmol/L, 低于5.2mmol/L, 不低于1.0mmol/L. */
export const limitWords = ({ low, high, below }: Limits, unit = ''): string => {
  if (low !== undefined && high !== undefined)
    return below ? `${low}以上，低于${high}${unit}` : `${low}～${high}${unit}`
  if (low !== undefined) return `不低于${low}${unit}`
  return high === undefined ? '' : `${below ? '低于' : '不高于'}${high}${unit}`
}

interface Urgency {
  readonly action: (value: Fraction, limits: Limits | null) => boolean
  readonly critical: (value: Fraction) => boolean
}

const atLeast = (v: Fraction, limit: string): boolean => compare(v, edge(limit)) >= 0
const above = (v: Fraction, limit: string): boolean => compare(v, edge(limit)) > 0
const atMost = (v: Fraction, limit: string): boolean => compare(v, edge(limit)) <= 0
const lower = (v: Fraction, limit: string): boolean => compare(v, edge(limit)) < 0
const never = (): boolean => false

const systolic: Urgency = { action: (v) => atLeast(v, '160'), critical: (v) => atLeast(v, '180') }
const diastolic: Urgency = { action: (v) => atLeast(v, '100'), critical: (v) => atLeast(v, '110') }
const enzyme: Urgency = {
  action: (v, limits) => limits?.high !== undefined && compare(v, times(edge(limits.high), edge('3'))) > 0,
  critical: never,
}

/** Where an abnormal value must not be left without a next step, and where the person is called the same day (危急值). */
export const urgencies: Readonly<Record<string, Urgency>> = {
  pulse: { action: never, critical: (v) => above(v, '140') || lower(v, '40') },
  bp_left_sys: systolic,
  bp_left_dia: diastolic,
  bp_right_sys: systolic,
  bp_right_dia: diastolic,
  bmi: { action: (v) => lower(v, '18.5') || atLeast(v, '32'), critical: never },
  hb: { action: (v) => lower(v, '90'), critical: (v) => lower(v, '60') },
  wbc: { action: (v) => lower(v, '3.0') || above(v, '15'), critical: never },
  plt: { action: (v) => lower(v, '80'), critical: (v) => lower(v, '30') },
  fpg: {
    action: (v) => atLeast(v, '7.0') || atMost(v, '3.9'),
    critical: (v) => atLeast(v, '16.7') || atMost(v, '3.9'),
  },
  alt: enzyme,
  ast: enzyme,
  scr: { action: (v) => above(v, '133'), critical: never },
  k: { action: (v) => lower(v, '3.0') || above(v, '6.0'), critical: (v) => lower(v, '2.8') || above(v, '6.2') },
  tc: { action: (v) => atLeast(v, '7.2'), critical: never },
  tg: { action: (v) => atLeast(v, '5.6'), critical: never },
}

/** Items that may be critical. */
export const criticalKeys = Object.keys(urgencies).filter((key) => urgencies[key].critical !== never)
