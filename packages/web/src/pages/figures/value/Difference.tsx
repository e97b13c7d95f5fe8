import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { changeWords } from '../door/LastMonth.tsx'
import { pointsBetween } from '../print.ts'
import css from './value.module.css'

/** Against the same day last year, in percentage points: the arrow says where, the colour whether that is wished. */
export const Difference = ({ row }: { readonly row: FigureRow }) => {
  const points = pointsBetween(row.value, row.last_year)
  if (points === null) return <span className={css.quiet}>—</span>
  if (points === 0) return <span className={css.quiet}>{text.level}</span>
  const wished = points > 0 === (row.direction !== '<=')
  return (
    <span className={css.change} data-wished={row.direction === '-' ? undefined : wished} title={changeWords(points)}>
      {points > 0 ? (
        <ArrowUpOutlined role="img" aria-label={text.up} />
      ) : (
        <ArrowDownOutlined role="img" aria-label={text.down} />
      )}{' '}
      {Math.abs(points).toFixed(2)}
    </span>
  )
}
