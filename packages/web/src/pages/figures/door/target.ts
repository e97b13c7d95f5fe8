import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { countedUnit } from '../definition.ts'
import { count, missingForTarget, pointsToTarget, printTarget } from '../print.ts'

/** `目标 90% · 差 1.30 个百分点 · 还差 372 人`; nothing where the figure is only watched. */
export const targetWords = (row: FigureRow): string => {
  if (row.target === null) return row.direction === '-' ? '' : text.door.noTarget
  const gap = row.unit === '%' ? pointsToTarget(row.value, row.target) : null
  const missing = row.direction === '>=' ? missingForTarget(row.value, row.target) : null
  return [
    text.door.target(printTarget(row.target, row.unit)),
    ...(gap === null ? [] : [gap < 0 ? text.door.gap((-gap).toFixed(2)) : text.door.ahead(gap.toFixed(2))]),
    ...(missing ? [text.door.short(count(missing), countedUnit(row.indicator, row.unit))] : []),
  ].join(' · ')
}
