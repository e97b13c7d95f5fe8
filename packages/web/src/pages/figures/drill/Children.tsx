import { Link } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { useArrowKeys } from '../../../parts/arrows.ts'
import { figuresText } from '../../../text/figures.ts'
import { axisStart, count, printed, printTarget } from '../print.ts'
import { scopeOf } from '../scope.ts'
import { TargetBar } from '../value/TargetBar.tsx'
import css from './children.module.css'

const text = figuresText.drill

type Child = FigurePage['children'][number]
const lights = ['met', 'near', 'behind'] as const
const lightOf = ({ light }: Child) => lights.find((known) => known === light) ?? 'none'

/** Lowest first in the direction of the indicator; those without a value last. */
export const lowToHigh = (children: readonly Child[], direction: string): readonly Child[] => {
  const sign = direction === '<=' ? -1 : 1
  const key = ({ value }: Child): number =>
    value.rate === null ? (value.numerator ?? Number.POSITIVE_INFINITY) : value.rate * sign
  return children.toSorted((a, b) => key(a) - key(b))
}

const fractionOf = ({ value }: Child): string =>
  value.denominator === null ? '' : `${count(value.numerator)}/${count(value.denominator)}`

interface Props {
  /** The page whose children are listed: the area itself, or the area above where it has none. */
  readonly page: FigurePage
  /** The area that is open. */
  readonly area: string
  readonly levelName: string
}

/** The areas below, lowest first, each a door; the last line is the area they add up to. */
export const Children = ({ page, area, levelName }: Props) => {
  const { row } = page
  const children = lowToHigh(page.children, row.direction)
  const from = row.unit === '%' ? axisStart(children.map(({ value }) => value.rate)) : 0
  const keys = useArrowKeys()
  return (
    <section className={css.card} aria-labelledby="children-title">
      <header className={css.head}>
        <h2 id="children-title">{text.childrenTitle(page.area_name, children.length, levelName)}</h2>
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
              aria-current={child.area === area ? 'location' : undefined}
            >
              <span className={css.name}>{child.name}</span>
              {row.unit === '%' && (
                <TargetBar rate={child.value.rate} target={row.target} light={lightOf(child)} from={from} />
              )}
              <span className={css.value}>{printed(child.value, row.unit)}</span>
              <span className={css.fraction}>{fractionOf(child)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className={css.total}>
        <span className={css.name}>{page.area_name}</span>
        <span className="hint">
          {[
            ...(row.target === null ? [] : [text.targetLine(printTarget(row.target, row.unit))]),
            ...(row.unit === '%' ? [text.axisFrom(from)] : []),
          ].join('，')}
        </span>
        <span className={css.value}>{printed(row.value, row.unit)}</span>
        <span className={css.fraction}>
          {row.value.denominator !== null && `${count(row.value.numerator)}/${count(row.value.denominator)}`}
        </span>
      </p>
    </section>
  )
}
