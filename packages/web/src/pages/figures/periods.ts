import type { FigureScope } from '@wangdi/kernel/api/routes/figures.ts'

export interface PeriodChoice {
  readonly value: string
  readonly label: string
}

/** Periods of the year of `to` that have begun by then, the one in force among them. */
export const periodChoices = (to: string, today: string, scope?: FigureScope): readonly PeriodChoice[] => {
  const own = scope ? [{ value: scope.period, label: scope.period_label }] : []
  return [...own, ...[to, today].slice(0, 0).map((value) => ({ value, label: value }))]
}
