import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { useCall } from '../../../api/query.ts'
import { dayWords } from '../../../parts/format.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { pointsBetween, printed } from '../print.ts'
import { monthBefore, type Scoped, scopeOf } from '../scope.ts'
import css from './door.module.css'

interface Props {
  readonly row: FigureRow
  readonly scope: Scoped
  readonly today: string
}

/** A difference in words: 升1.63个百分点 · 持平 · — . */
export const changeWords = (points: number | null): string => {
  if (points === null) return '—'
  if (points === 0) return text.level
  return `${points > 0 ? text.up : text.down} ${Math.abs(points).toFixed(2)} ${text.points}`
}

/** The same figure on the same day of the month before. */
export const LastMonth = ({ row, scope, today }: Props) => {
  const to = monthBefore(scope.to)
  const { data, error } = useCall(api.figures.page, {
    params: { indicator: row.indicator, variant: row.variant },
    query: { ...scopeOf(scope), to },
  })
  if (error) return <p className={css.note}>{text.door.lastMonthNone}</p>
  if (!data) return <p className={css.note}>…</p>
  const then = data.row.value
  return (
    <p className={css.note} role="status">
      {text.door.lastMonthIs(dayWords(to, today), printed(then, row.unit), changeWords(pointsBetween(row.value, then)))}
    </p>
  )
}
