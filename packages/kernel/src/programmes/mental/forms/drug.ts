import { isFilled, numberOf, rowsOf } from '../../../form/answers.ts'
import { dec, int, text, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { fraction, plus, roundHalfUp, times } from '../../../text/decimal.ts'

const PARTS = ['morning', 'noon', 'evening'] as const
const mg = { unit: 'mg', hard: [0, 10_000] } as const

/** 长效药 is given every some weeks; then nothing is taken by the day. */
const byDay: When = (row) => !isFilled(row.every_weeks) && !isFilled(row.depot_mg)

const isMilligram = ({ unit }: Values): boolean => typeof unit === 'string' && /^(mg|毫克)$/i.test(unit.trim())

/** Milligrams a day: 早中晚, or 每日次数 × 每次剂量 where the unit is mg. Null for 长效药 and other units. */
export const dailyMg = (row: Values): string | null => {
  const doses = PARTS.flatMap((part) => fraction(row[part]) ?? [])
  if (doses.length > 0) return roundHalfUp(doses.reduce(plus), 3).replace(/\.?0+$/, '')
  const [often, amount] = [fraction(row.times_per_day), fraction(row.amount)]
  return often && amount && isMilligram(row) ? roundHalfUp(times(often, amount), 3).replace(/\.?0+$/, '') : null
}

/**
 * One line of 用药情况: by day as the 2018 form has it (早中晚), 长效药 every n weeks, or the 2017 form's 每日（月）次、
 * 每次剂量. The daily total is worked out.
 */
export const drugLine = {
  name: text('药物名称', 100, { required: true, concept: 'drug_name' }),
  morning: dec('早', 3, { ...mg, when: byDay }),
  noon: dec('中', 3, { ...mg, when: byDay }),
  evening: dec('晚', 3, { ...mg, when: byDay }),
  every_weeks: int('长效药：每几周一次', { unit: '周', hard: [1, 52] }),
  depot_mg: dec('长效药：每次剂量', 3, { unit: 'mg', hard: [0.001, 10_000] }),
  times_per_day: dec('每日次数', 1, { unit: '次/日', hard: [0.1, 24], when: byDay }),
  times_per_month: dec('每月次数', 1, { unit: '次/月', hard: [0.1, 31], when: byDay }),
  amount: dec('每次剂量', 3, { hard: [0.001, 10_000], when: byDay }),
  unit: text('剂量单位', 20, { hint: 'mg、片…', when: byDay }),
  daily_mg: dec('每日总量', 3, { unit: 'mg', computed: dailyMg, when: byDay }),
}

/** How the dose is told: exactly one of the three ways, and that one whole. */
const ways = (row: Values): readonly string[] => [
  ...(PARTS.some((part) => isFilled(row[part])) ? ['早中晚'] : []),
  ...(isFilled(row.every_weeks) || isFilled(row.depot_mg) ? ['长效药'] : []),
  ...(isFilled(row.times_per_day) || isFilled(row.times_per_month) || isFilled(row.amount) ? ['次数'] : []),
]

const isWhole = (row: Values, way: string): boolean => {
  if (way === '长效药') return isFilled(row.every_weeks) && isFilled(row.depot_mg)
  if (way === '早中晚') return PARTS.some((part) => (numberOf(row, part) ?? 0) > 0)
  const often = isFilled(row.times_per_day) !== isFilled(row.times_per_month)
  return often && isFilled(row.amount) && isFilled(row.unit)
}

/** Each line tells one dose in one way. */
export const drugLineCheck =
  (list: string): Check =>
  (values) =>
    rowsOf(values, list).flatMap((row, at) => {
      const [way, ...others] = ways(row)
      const path = `${list}[${at}].name`
      const name = typeof row.name === 'string' ? `“${row.name}”` : '这种药'
      if (!way)
        return [finding('DETAIL_REQUIRED', path, `${name}没有剂量：填早中晚，或长效药的周数和剂量，或次数和每次剂量`)]
      if (others.length > 0)
        return [finding('CROSS_FIELD', path, `${name}的剂量只用一种填法，现有${way}、${others.join('、')}`)]
      return isWhole(row, way) ? [] : [finding('DETAIL_REQUIRED', path, `${name}的剂量（${way}）没有填全`)]
    })
