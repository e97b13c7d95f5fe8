import { Link } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import { useArrowKeys } from '../../../parts/arrows.ts'
import { figuresText } from '../../../text/figures.ts'
import { axisStart, count, printed, printedAs, printTarget } from '../print.ts'
import { scopeOf } from '../scope.ts'
import { TargetBar } from '../value/TargetBar.tsx'
import css from './children.module.css'
import { lowToHigh } from './low-to-high.ts'

const text = figuresText.drill

type Child = FigurePage['children'][number]
const lights = ['met', 'near', 'behind'] as const
const lightOf = ({ light }: Child) => lights.find((known) => known === light) ?? 'none'

const fractionOf = ({ value }: Pick<Child, 'value'>): string =>
  value.denominator === null ? '' : `${count(value.numerator)}/${count(value.denominator)}`

interface Props {
  readonly page: FigurePage
  readonly level: AreaNode['level']
}

/** The area whose parts are listed: the one that is open, or the one above a village. */
const wholeOf = ({ path, area_name, row }: FigurePage, level: AreaNode['level']) => {
  const above = level === 'village' ? path.at(-2) : undefined
  if (level === 'village') return { name: above?.name ?? area_name, print: above?.print, fraction: '' }
  return { name: area_name, print: path.at(-1)?.print, fraction: fractionOf(row) }
}

/** The areas below (beside, for a village), lowest first, each a door; the last line is what they add up to. */
export const Children = ({ page, level }: Props) => {
  const { row } = page
  const children = lowToHigh(page.children, row.direction)
  const percent = row.unit === '%'
  const from = percent ? axisStart(children.map(({ value }) => value.rate)) : 0
  const most = Math.max(1, ...children.map(({ value }) => value.numerator ?? 0))
  const keys = useArrowKeys()
  const whole = wholeOf(page, level)
  const levels = figuresText.levels
  return (
    <section className={css.card} aria-labelledby="children-title">
      <header className={css.head}>
        <h2 id="children-title">
          {text.childrenTitle(whole.name, children.length, level === 'county' ? levels.township : levels.village)}
        </h2>
        <span className="hint">{text.lowToHigh}</span>
      </header>
      <ul className={css.list} onKeyDown={keys}>
        {children.map((child) => (
          <li key={child.area}>
            <Link
              className={css.row}
              to="/figure/$indicator/$variant"
              params={{ indicator: row.indicator, variant: row.variant }}
              search={{ ...scopeOf(page), area: child.area }}
              aria-current={child.area === page.area ? 'location' : undefined}
            >
              <span className={css.name}>{child.name}</span>
              <TargetBar
                rate={percent ? child.value.rate : ((child.value.numerator ?? 0) / most) * 100}
                target={percent ? row.target : null}
                light={lightOf(child)}
                from={from}
              />
              <span className={css.value}>{printed(child.value, row.unit)}</span>
              <span className={css.fraction}>{fractionOf(child)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {whole.print && (
        <p className={css.total}>
          <span className={css.name}>{whole.name}</span>
          <span className="hint">
            {[
              ...(row.target === null ? [] : [text.targetLine(printTarget(row.target, row.unit))]),
              ...(percent ? [text.axisFrom(from)] : []),
            ].join('，')}
          </span>
          <span className={css.value}>{printedAs(whole.print, row.unit)}</span>
          <span className={css.fraction}>{whole.fraction}</span>
        </p>
      )}
    </section>
  )
}
