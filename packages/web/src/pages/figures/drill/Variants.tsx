import { Link } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText } from '../../../text/figures.ts'
import { count, printed } from '../print.ts'
import { scopeOf } from '../scope.ts'
import css from './variants.module.css'

const text = figuresText.drill

/** Every reading of the indicator side by side with its own denominator, because readers mix them up. */
export const Variants = ({ page }: { readonly page: FigurePage }) => {
  if (page.variants.length < 2) return null
  return (
    <section className={`card ${css.card}`} aria-labelledby="variants-title">
      <h2 id="variants-title">{text.variantsTitle}</h2>
      <ul className={css.variants}>
        {page.variants.map(({ id, name, value }) => (
          <li key={id}>
            <Link
              className={css.variant}
              to="/figure/$indicator/$variant"
              params={{ indicator: page.row.indicator, variant: id }}
              search={scopeOf(page)}
              aria-current={id === page.row.variant ? 'true' : undefined}
            >
              <span>{name}</span>
              <b>{printed(value, page.row.unit)}</b>
              <span className="hint">
                {value.denominator === null ? value.note : `${count(value.numerator)} / ${count(value.denominator)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
