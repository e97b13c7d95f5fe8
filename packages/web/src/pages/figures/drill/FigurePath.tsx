import { RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { figuresText } from '../../../text/figures.ts'
import { printedAs } from '../print.ts'
import { scopeOf } from '../scope.ts'
import { CopyLink } from './CopyLink.tsx'
import css from './drill.module.css'

const text = figuresText.drill

/** The way from the county to here with the value at each level; the last level is the heading. */
export const FigurePath = ({ page }: { readonly page: FigurePage }) => {
  const shown = (print: string): string => printedAs(print, page.row.unit)
  return (
    <div className={css.pathLine}>
      <nav aria-label={text.path}>
        <ol className={css.path}>
          {page.path.map(({ area, name, print }, at) => (
            <li key={area}>
              {at > 0 && <RightOutlined className={css.arrow} aria-hidden="true" />}
              {at === page.path.length - 1 ? (
                <strong aria-current="location">
                  {name} {shown(print)}
                </strong>
              ) : (
                <Link
                  className="door"
                  to="/figure/$indicator/$variant"
                  params={{ indicator: page.row.indicator, variant: page.row.variant }}
                  search={{ ...scopeOf(page), area }}
                >
                  {name} {shown(print)}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <CopyLink />
    </div>
  )
}
