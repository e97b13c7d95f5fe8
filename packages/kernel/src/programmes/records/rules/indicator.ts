import { rate, rateFlags } from '../../../indicator/rate.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'

type Counts = Readonly<Record<string, number | undefined>>

const known = (value: number | undefined): number | null => value ?? null

/** Numerators and denominators of the record indicators (规范第三版·居民健康档案·工作指标). */
const fractions = (counts: Counts): Readonly<Record<string, readonly [number | null, number | null]>> => {
  const {
    permanent,
    opened,
    paper_only,
    standardised,
    active,
    dynamic,
    with_valid_id,
    opened_to_resident,
    electronic,
  } = counts
  const inSystem = opened === undefined || paper_only === undefined ? null : opened - paper_only
  return {
    'I-REC-1': [known(opened), known(permanent)],
    'I-REC-2': [inSystem, known(permanent)],
    'I-REC-3': [known(standardised), known(permanent)],
    'I-REC-4': [known(dynamic), known(active)],
    'I-REC-5': [known(standardised), inSystem ?? known(electronic)],
    'I-REC-6': [known(with_valid_id), known(active)],
    'I-REC-7': [known(opened_to_resident), known(electronic)],
  }
}

const count = { type: 'int' } as const
const counts = [
  'opened',
  'paper_only',
  'standardised',
  'active',
  'dynamic',
  'with_valid_id',
  'opened_to_resident',
  'electronic',
]

export const recordIndicatorRule: RuleFunction = {
  meaning: '由计数算出健康档案各项指标；常住人口数未填或为 0 时为空',
  source: '规范第三版·居民健康档案·工作指标；R-RATE',
  input: {
    permanent: { type: 'int', required: 'or null' },
    population_source: { type: 'text' },
    ...Object.fromEntries(counts.map((key) => [key, count])),
  },
  run: (input) => {
    const source = input.population_source
    if (source !== undefined && source !== 'entered' && source !== 'register')
      throw new RuleError('BAD_INPUT', '“population_source”应为 entered 或 register', 'population_source')
    const negative = ['permanent', ...counts].find((key) => Number(input[key] ?? 0) < 0)
    if (negative) throw new RuleError('BAD_INPUT', `“${negative}”不能小于 0`, negative)
    const entries = Object.entries(fractions(input as Counts))
    return {
      ...Object.fromEntries(entries.map(([id, [n, d]]) => [id, rate(n, d)])),
      flags: Object.fromEntries(entries.map(([id, [n, d]]) => [id, rateFlags(n, d)])),
    }
  },
}
