import { Link } from '@tanstack/react-router'
import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { useState } from 'react'
import { figuresText as text } from '../../../text/figures.ts'
import { FigureDoor } from '../door/FigureDoor.tsx'
import { printedAs } from '../print.ts'
import { type Scoped, scopeOf } from '../scope.ts'
import { Difference } from '../value/Difference.tsx'
import { FractionText } from '../value/Fraction.tsx'
import { Light } from '../value/Light.tsx'
import { TargetBar } from '../value/TargetBar.tsx'
import css from './overview.module.css'
import { Strip } from './Strip.tsx'

export interface RowsProps {
  readonly rows: readonly FigureRow[]
  readonly scope: Scoped
  readonly level: 'county' | 'township' | 'village'
  readonly today: string
  readonly mayList: boolean
}

/** The lowest unit below as a door to that unit's figure. */
export const Lowest = ({ row, scope }: { readonly row: FigureRow; readonly scope: Scoped }) =>
  row.lowest && (
    <Link
      className="door"
      to="/figure/$indicator/$variant"
      params={{ indicator: row.indicator, variant: row.variant }}
      search={{ ...scopeOf(scope), area: row.lowest.area }}
    >
      {row.lowest.name} {printedAs(row.lowest.print, row.unit)}
    </Link>
  )

const Head = ({ unitsHead, lowestHead }: { readonly unitsHead: string; readonly lowestHead: string }) => (
  <thead>
    <tr>
      <th scope="col">{text.columns.indicator}</th>
      <th scope="col" className={css.right}>
        {text.columns.value}
      </th>
      <th scope="col">{text.columns.fraction}</th>
      <th scope="col">
        {text.columns.target}
        <span className={css.legend}>
          <i className={css.legendTick} /> {text.legendTarget}
        </span>
      </th>
      <th scope="col" className={`${css.right} ${css.wideOnly}`}>
        {text.columns.lastYear}
      </th>
      <th scope="col" className={css.wideOnly}>
        {unitsHead}
        <span className={css.legend}>
          <i className={css.legendLowest} /> {text.legendLowest}
        </span>
      </th>
      <th scope="col">{lowestHead}</th>
      <th scope="col">{text.columns.light}</th>
    </tr>
  </thead>
)

/** One indicator a row; the value opens. */
export const OverviewTable = ({ rows, scope, level, today, mayList }: RowsProps) => {
  const [open, setOpen] = useState<string | null>(null)
  const below = level === 'county' ? text.levels.township : text.levels.village
  const units = Math.max(0, ...rows.map((row) => row.units.length))
  return (
    <div className={css.sheet}>
      <table className={css.table}>
        <Head unitsHead={text.unitsOf(units, below)} lowestHead={text.lowestOf(below)} />
        <tbody>
          {rows.map((row) => {
            const key = `${row.indicator}/${row.variant}`
            return (
              <tr key={key} data-open={open === key}>
                <th scope="row" className={css.name}>
                  {row.name}
                </th>
                <td className={css.right}>
                  <FigureDoor
                    {...{ row, scope, level, today, mayList }}
                    open={open === key}
                    onOpen={(next) => setOpen(next ? key : null)}
                  />
                </td>
                <td>
                  <FractionText row={row} />
                </td>
                <td>{row.unit === '%' && <TargetBar rate={row.value.rate} target={row.target} light={row.light} />}</td>
                <td className={`${css.right} ${css.wideOnly}`}>
                  <Difference row={row} />
                </td>
                <td className={css.wideOnly}>
                  <Strip row={row} />
                </td>
                <td>
                  <Lowest row={row} scope={scope} />
                </td>
                <td>
                  <Light light={row.light} value={row.value} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
