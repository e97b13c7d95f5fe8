import { Link } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText } from '../../../text/figures.ts'
import { count } from '../print.ts'
import { scopeOf } from '../scope.ts'
import css from './reasons.module.css'

const text = figuresText.drill

/** Why the others do not count: each person once under the first unmet clause, every occurrence in brackets. */
export const Reasons = ({ page }: { readonly page: FigurePage }) => {
  if (page.reasons.length === 0) return null
  const total = page.reasons.reduce((sum, { first }) => sum + first, 0)
  const rest = Math.max(0, (page.lists.not_met ?? total) - total)
  const most = Math.max(1, ...page.reasons.map(({ all }) => all))
  return (
    <section className={`card ${css.card}`} aria-labelledby="reasons-title">
      <header className={css.head}>
        <h2 id="reasons-title">{text.reasonsTitle(count(page.lists.not_met ?? total))}</h2>
        <span className="hint">{text.reasonsHead}</span>
      </header>
      <ul>
        {page.reasons.map(({ code, title, first, all }) => (
          <li key={code} className={css.reason}>
            <div className={css.line}>
              {page.may_list ? (
                <Link
                  to="/figure/$indicator/$variant"
                  params={{ indicator: page.row.indicator, variant: page.row.variant }}
                  search={{ ...scopeOf(page), list: 'not-met', clause: code }}
                  resetScroll={false}
                >
                  {title}
                </Link>
              ) : (
                <span>{title}</span>
              )}
              <span>
                <span aria-hidden="true">
                  <b>
                    {count(first)} {text.person}
                  </b>
                  （{count(all)}）
                </span>
                <span className="visually-hidden">{text.reasonCount(count(first), count(all))}</span>
              </span>
            </div>
            <span className={css.track} aria-hidden="true">
              <span className={css.fill} style={{ inlineSize: `${(first / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{text.otherReason(count(rest))}</p>}
      <p className="hint">{text.reasonsFoot(count(total + rest))}</p>
    </section>
  )
}
