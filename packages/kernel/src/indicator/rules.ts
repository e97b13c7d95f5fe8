import { addDays, type Day, dayOfInstant } from '../day/day.ts'
import { type InputKey, RuleError, type RuleFunction } from '../rule/rule.ts'
import { areaRate, change, shares, type UnitRate } from './aggregate.ts'
import { clauseText, clauseTexts, factsNeeded } from './clause-text.ts'
import { type PeriodInput, periodOf, periodsOfDay } from './period.ts'
import { printRate, rate } from './rate.ts'

const SOURCE = 'R-PERIOD、R-RATE（统计口径）'

const count = (value: unknown, key: string): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new RuleError('BAD_INPUT', `“${key}”应为不小于 0 的整数`, key)
  return value
}

const optional = <T>(value: unknown): T | undefined => value as T | undefined

const periodInput = (input: Readonly<Record<string, unknown>>): PeriodInput => ({
  code: String(input.code),
  year: optional<number>(input.year),
  month: optional<number>(input.month),
  start: optional<string>(input.start),
  end: optional<string>(input.end),
  on: optional<Day>(input.on),
})

const periodRule: RuleFunction = {
  meaning: '一个时期的起止日和印出的名称，或某日所在的各时期',
  source: SOURCE,
  input: {
    code: { type: 'text' },
    year: { type: 'int' },
    month: { type: 'int' },
    // Read as text: an end day that does not exist is PERIOD_INVALID, not a wrong type.
    start: { type: 'text' },
    end: { type: 'text' },
    on: { type: 'date' },
    date: { type: 'date' },
  },
  run: (input) => {
    if (input.code === undefined && input.date === undefined)
      throw new RuleError('BAD_INPUT', '“code”和“date”应给一个', 'code')
    if (input.code === undefined) return periodsOfDay(input.date as Day)
    const span = periodOf(periodInput(input))
    if (!span) throw new RuleError('PERIOD_INVALID', '时期不对：请核对起止日期，不存在的日期不会自动改')
    return { start: span.start, end: span.end, label_zh: span.label }
  },
}

const instantDay = (time: string): Day => {
  const withZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}+08:00`
  return dayOfInstant(Date.parse(withZone))
}

const CUTOFF_DAYS = 10

const countsRule: RuleFunction = {
  meaning: '迟录的一条记录计不计入某一时期',
  source: SOURCE,
  input: {
    service_date: { type: 'date', required: true },
    entered_at: { type: 'time', required: true },
    end: { type: 'date', required: true },
    start: { type: 'date' },
    mode: { type: 'text' },
    cutoff_days: { type: 'int' },
  },
  run: (input) => {
    const mode = input.mode ?? 'by_entry'
    if (mode !== 'by_event' && mode !== 'by_entry')
      throw new RuleError('BAD_INPUT', '“mode”应为 by_event 或 by_entry', 'mode')
    const [service, end] = [input.service_date as Day, input.end as Day]
    const inside = service <= end && !(input.start && service < (input.start as Day))
    const cutoff = addDays(end, Number(input.cutoff_days ?? CUTOFF_DAYS))
    const late = mode === 'by_entry' && instantDay(String(input.entered_at)) > cutoff
    return { counted: inside && !late, code: inside && late ? 'X-LATE' : null }
  },
}

const areaRule: RuleFunction = {
  meaning: '地区的率：分子之和 ÷ 分母之和；“每个都达到”看最低的一个',
  source: SOURCE,
  input: {
    units: {
      type: 'map[]',
      required: true,
      of: {
        unit: { type: 'text', required: true },
        numerator: { type: 'int', required: true },
        denominator: { type: 'int', required: true },
      },
    },
    claim_at_least: { type: 'num' },
  },
  run: ({ units, claim_at_least }) => {
    const rows = units as readonly UnitRate[]
    rows.forEach(({ numerator, denominator }, at) => {
      count(numerator, `units[${at}].numerator`)
      count(denominator, `units[${at}].denominator`)
    })
    return areaRate(rows, (claim_at_least ?? null) as number | null)
  },
}

const sharesRule: RuleFunction = {
  meaning: '构成比：印出的各项相加正好 100.00，差额给余数最大的',
  source: SOURCE,
  input: { parts: { type: 'int[]', required: true } },
  run: ({ parts }) => ({ shares: shares((parts as readonly number[]).map((part, at) => count(part, `parts[${at}]`))) }),
}

const changeRule: RuleFunction = {
  meaning: '同比、环比（%），或两个率之差（个百分点）',
  source: SOURCE,
  input: {
    now: { type: 'num', required: 'or null' },
    before: { type: 'num', required: 'or null' },
    as_points: { type: 'bool' },
  },
  run: ({ now, before, as_points }) =>
    now === undefined || before === undefined
      ? { change: null, print: '—', unit_zh: as_points ? '个百分点' : '%' }
      : change(now as number, before as number, as_points === true),
}

const person: InputKey = {
  type: 'map[]',
  required: true,
  of: { visits: { type: 'int', required: true }, owed: { type: 'int' } },
}

const cappedRule: RuleFunction = {
  meaning: '随访率：每人的次数封顶后相加，除以应访次数',
  source: '随访次数封顶（R-VISIT-CAP）、R-RATE',
  input: { persons: person, times: { type: 'int' }, cap_visits: { type: 'bool', required: true } },
  run: ({ persons, times, cap_visits }) => {
    const rows = persons as readonly { readonly visits: number; readonly owed?: number }[]
    const owed = rows.map((row) => row.owed ?? Number(times ?? 4))
    const numerator = rows.reduce((sum, { visits }, at) => sum + (cap_visits ? Math.min(visits, owed[at]) : visits), 0)
    const denominator = owed.reduce((sum, each) => sum + each, 0)
    return {
      numerator,
      denominator,
      rate: rate(numerator, denominator),
      print: printRate(numerator, denominator),
    }
  },
}

const sizesRule: RuleFunction = {
  meaning: '下钻名单的人数与印出的数字是否相符',
  source: 'R-DRILL（统计口径·下钻）',
  input: {
    denominator_kind: { type: 'text', required: true },
    base: { type: 'int' },
    denominator: { type: 'int' },
    numerator: { type: 'int', required: true },
    not_met: { type: 'int', required: true },
  },
  run: (input) => {
    const [numerator, notMet] = [count(input.numerator, 'numerator'), count(input.not_met, 'not_met')]
    if (input.denominator_kind === 'group')
      return { unknown: 0, balances: count(input.denominator, 'denominator') === numerator + notMet }
    if (input.denominator_kind !== 'base')
      throw new RuleError('BAD_INPUT', '“denominator_kind”应为 group 或 base', 'denominator_kind')
    // People whom the base counts and the platform does not know; negative when it knows more.
    return { unknown: count(input.base ?? input.denominator, 'base') - numerator - notMet, balances: true }
  },
}

const clauseRule: RuleFunction = {
  meaning: '一条未满足条款的说明',
  source: 'R-DRILL（统计口径·下钻）',
  input: { clause: { type: 'text', required: true }, facts: { type: 'map', required: true } },
  run: ({ clause, facts }) => {
    const id = String(clause)
    if (!Object.hasOwn(clauseTexts, id)) throw new RuleError('BAD_INPUT', `没有“${id}”这一条款`, 'clause')
    const known = facts as Readonly<Record<string, unknown>>
    const missing = factsNeeded(id).find((name) => known[name] === null || known[name] === undefined)
    if (missing) throw new RuleError('BAD_INPUT', `缺少“facts.${missing}”`, `facts.${missing}`)
    return { text_zh: clauseText(id, known) }
  },
}

/** Rules of periods, areas, changes and lists of figures. */
export const indicatorRules: Readonly<Record<string, RuleFunction>> = {
  'period.of': periodRule,
  'period.counts': countsRule,
  'rate.area': areaRule,
  'rate.shares': sharesRule,
  'rate.change': changeRule,
  'visit.capped': cappedRule,
  'drill.sizes': sizesRule,
  'clause.text': clauseRule,
}
