import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { count, missingForTarget, pointsToTarget, printTarget } from '../print.ts'
import { Difference } from '../value/Difference.tsx'
import { FractionText } from '../value/Fraction.tsx'
import { Light } from '../value/Light.tsx'
import css from './here.module.css'

const targetWords = ({ row }: FigurePage): string => {
  if (row.target === null) return text.door.noTarget
  const missing = row.direction === '>=' ? missingForTarget(row.value, row.target) : null
  const gap = pointsToTarget(row.value, row.target)
  return [
    text.door.target(printTarget(row.target, row.unit)),
    ...(gap === null ? [] : [gap < 0 ? text.door.gap((-gap).toFixed(2)) : text.door.ahead(gap.toFixed(2))]),
    ...(missing ? [text.door.short(count(missing), text.drill.person)] : []),
  ].join(' · ')
}

/** What the value at the end of the path is made of: fraction and base, target and gap, last year. */
export const Here = ({ page }: { readonly page: FigurePage }) => {
  const { row } = page
  return (
    <div className={css.here}>
      <Light light={row.light} value={row.value} />
      <FractionText row={row} />
      <span className="hint">{[page.period_label, text.readings[page.reading], targetWords(page)].join(' · ')}</span>
      {row.last_year && (
        <span className="hint">
          {text.columns.lastYear} <Difference row={row} />
        </span>
      )}
    </div>
  )
}
