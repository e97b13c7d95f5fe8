import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { BaseNote } from '../door/BaseNote.tsx'
import { targetWords } from '../door/target.ts'
import { Difference } from '../value/Difference.tsx'
import { FractionText } from '../value/Fraction.tsx'
import { Light } from '../value/Light.tsx'
import css from './here.module.css'

/** What the value at the end of the path is made of: fraction and base, target and gap, last year. */
export const Here = ({ page }: { readonly page: FigurePage }) => {
  const { row } = page
  return (
    <div className={css.here}>
      {row.unit === '%' && <Light light={row.light} value={row.value} />}
      <FractionText row={row} />
      <span className="hint">
        {[page.period_label, text.readings[page.reading], targetWords(row)].filter(Boolean).join(' · ')}
      </span>
      {(row.value.rate === null || row.value.flags.includes('RATE_OVER_100')) && row.unit === '%' && (
        <BaseNote value={row.value} area={page.area} brief={row.value.rate === null} />
      )}
      {row.last_year && (
        <span className="hint">
          {text.columns.lastYear} <Difference row={row} />
        </span>
      )}
    </div>
  )
}
