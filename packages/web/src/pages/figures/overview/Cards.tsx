import { Link } from '@tanstack/react-router'
import { figuresText as text } from '../../../text/figures.ts'
import { printed, printTarget } from '../print.ts'
import { scopeOf } from '../scope.ts'
import { Difference } from '../value/Difference.tsx'
import { FractionText } from '../value/Fraction.tsx'
import { Light } from '../value/Light.tsx'
import { TargetBar } from '../value/TargetBar.tsx'
import css from './cards.module.css'
import { Lowest, type RowsProps } from './Table.tsx'

/** The same facts in the same order, one card an indicator; the value leads straight to its page. */
export const OverviewCards = ({ rows, scope }: RowsProps) => (
  <ul className={css.cards}>
    {rows.map((row) => (
      <li key={`${row.indicator}/${row.variant}`} className="card">
        <div className={css.head}>
          <h3>{row.name}</h3>
          <Light light={row.light} value={row.value} />
        </div>
        <div className={css.figure}>
          <Link
            className={css.value}
            to="/figure/$indicator/$variant"
            params={{ indicator: row.indicator, variant: row.variant }}
            search={scopeOf(scope)}
            aria-label={`${text.open(row.name)} ${printed(row.value, row.unit)}`}
          >
            {printed(row.value, row.unit)}
          </Link>
          <FractionText row={row} />
        </div>
        {row.unit === '%' && <TargetBar rate={row.value.rate} target={row.target} light={row.light} />}
        <p className={css.facts}>
          {row.target !== null && (
            <span>
              {text.legendTarget} {printTarget(row.target, row.unit)}
            </span>
          )}
          {row.last_year && (
            <span>
              {text.columns.lastYear} <Difference row={row} />
            </span>
          )}
          {row.lowest && (
            <span>
              {text.columns.lowest} <Lowest row={row} scope={scope} />
            </span>
          )}
        </p>
      </li>
    ))}
  </ul>
)
