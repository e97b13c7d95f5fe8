import { Link } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { figuresText } from '../../../text/figures.ts'
import { defaultVariant } from '../definition.ts'
import { count } from '../print.ts'
import { scopeOf } from '../scope.ts'
import css from './funnel.module.css'

const text = figuresText.drill
type Stage = FigurePage['funnel'][number]

const StageName = ({ stage, page }: { readonly stage: Stage; readonly page: FigurePage }) => {
  if (!stage.indicator) return <span>{stage.label}</span>
  return (
    <Link
      to="/figure/$indicator/$variant"
      params={{ indicator: stage.indicator, variant: defaultVariant(stage.indicator) }}
      search={scopeOf(page)}
    >
      {stage.label}
    </Link>
  )
}

const Bars = ({ page }: { readonly page: FigurePage }) => {
  const widest = Math.max(1, ...page.funnel.map(({ count: n }) => n ?? 0))
  return (
    <ol className={css.bars}>
      {page.funnel.map((stage) => (
        <li key={stage.id} className={css.stage} data-aside={stage.aside}>
          <StageName stage={stage} page={page} />
          <span className={css.track} aria-hidden="true">
            <span
              className={css.fill}
              data-estimated={stage.estimated}
              data-aside={stage.aside}
              data-here={stage.indicator === page.row.indicator}
              style={{ inlineSize: `${((stage.count ?? 0) / widest) * 100}%` }}
            />
          </span>
          <b className={css.count}>{count(stage.count)}</b>
          <span className={css.share}>{stage.share ?? stage.note}</span>
        </li>
      ))}
    </ol>
  )
}

const Data = ({ page }: { readonly page: FigurePage }) => (
  <table className={css.data}>
    <thead>
      <tr>
        <th scope="col">{text.stage}</th>
        <th scope="col" className="number">
          {text.people}
        </th>
        <th scope="col">{text.share}</th>
        <th scope="col">{text.note}</th>
      </tr>
    </thead>
    <tbody>
      {page.funnel.map((stage) => (
        <tr key={stage.id}>
          <th scope="row">{stage.label}</th>
          <td className="number">{count(stage.count)}</td>
          <td>{stage.share ?? '—'}</td>
          <td>{stage.note}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** From the estimate to what is done, bars from one zero; what hangs aside stands below a dashed line. */
export const Funnel = ({ page }: { readonly page: FigurePage }) => {
  const [data, setData] = useState(false)
  if (page.funnel.length === 0) return null
  const estimated = page.funnel.some((stage) => stage.estimated)
  return (
    <section className={`card ${css.card}`} aria-labelledby="funnel-title">
      <header className={css.head}>
        <h2 id="funnel-title">{text.funnelTitle(page.area_name, estimated)}</h2>
        <Button type="link" size="small" aria-pressed={data} onClick={() => setData(!data)}>
          {data ? text.picture : text.data}
        </Button>
      </header>
      {data ? <Data page={page} /> : <Bars page={page} />}
      {!data && estimated && <p className="hint">{text.hatched}</p>}
    </section>
  )
}
