import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { countedUnit } from '../definition.ts'
import { count } from '../print.ts'
import css from './value.module.css'

/** Numerator, denominator and the name of the base: no rate stands without them. */
export const FractionText = ({
  row,
}: {
  readonly row: Pick<FigureRow, 'indicator' | 'value' | 'unit' | 'variant_name'>
}) => {
  const { value, unit, variant_name } = row
  const small = value.flags.includes('SMALL_BASE')
  return (
    <span className={css.fraction}>
      <span className={css.counts}>
        <b>{count(value.numerator)}</b>
        {value.denominator !== null && ` / ${count(value.denominator)}`} {countedUnit(row.indicator, unit)}
      </span>
      <span className={css.base}>
        {variant_name}
        {value.note && value.rate !== null && ` · ${value.note}`}
      </span>
      {small && <span className={css.flag}>{text.smallBase}</span>}
      {value.note && value.rate === null && <span className={css.flag}>{value.note}</span>}
    </span>
  )
}
