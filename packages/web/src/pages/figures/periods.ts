import type { FigureScope } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText } from '../../text/figures.ts'

export interface PeriodChoice {
  readonly value: string
  readonly label: string
}

const words = figuresText.periods

/** First month and code of the named periods of a year; the year to date comes first because it is the usual one. */
const named: readonly (readonly [month: number, code: string, label: string])[] = [
  [1, 'CY', words.year],
  [1, 'H1', words.half1],
  [7, 'H2', words.half2],
  [1, 'Q1', words.quarter1],
  [4, 'Q2', words.quarter2],
  [7, 'Q3', words.quarter3],
  [10, 'Q4', words.quarter4],
  [1, 'Q1_3', words.nineMonths],
  ...Array.from({ length: 12 }, (_, at) => [at + 1, `M${at + 1}`, words.month(at + 1)] as const),
]

/** Two days joined: the address of a period of one's own. */
export const CUSTOM = '..'
export const customPeriod = (start: string, end: string): string => `${start}${CUSTOM}${end}`
export const customDays = (period: string | undefined): readonly [start: string, end: string] | null => {
  const [start, end] = period?.split(CUSTOM) ?? []
  return start && end ? [start, end] : null
}

/** Periods of the year of `to` that have begun by then and the whole year before; the one in force among them. */
export const periodChoices = (to: string, scope?: FigureScope): readonly PeriodChoice[] => {
  const [year, month] = to.split('-').map(Number)
  const choices = [
    { value: 'YTD', label: words.toDate },
    { value: 'MTD', label: words.monthToDate },
    ...named.filter(([first]) => first <= month).map(([, value, label]) => ({ value, label: words.of(year, label) })),
    { value: `${year - 1}-CY`, label: words.of(year - 1, words.year) },
  ]
  const custom = { value: customDays(scope?.period) ? (scope?.period ?? '') : CUSTOM, label: words.custom }
  const own = scope && !customDays(scope.period) && !choices.some(({ value }) => value === scope.period)
  return [...(own ? [{ value: scope.period, label: scope.period_label }] : []), ...choices, custom]
}
