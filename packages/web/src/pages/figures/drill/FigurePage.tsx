import { BookOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { FigurePage as Answer } from '@wangdi/kernel/api/routes/figures.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button, Popover } from 'antd'
import { useRef } from 'react'
import { useCall } from '../../../api/query.ts'
import { Page } from '../../../frame/Page.tsx'
import { useUrl } from '../../../frame/url.ts'
import { Await } from '../../../parts/States.tsx'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { useWidth } from '../../../parts/width.ts'
import { figuresText as text } from '../../../text/figures.ts'
import { useLevel } from '../areas.ts'
import { SourceOf } from '../door/SourceOf.tsx'
import { ScopeBar } from '../ScopeBar.tsx'
import { type FigureSearch, parseSearch, scopeOf } from '../scope.ts'
import { Children } from './Children.tsx'
import css from './drill.module.css'
import { FigurePath } from './FigurePath.tsx'
import { Funnel } from './Funnel.tsx'
import { Here } from './Here.tsx'
import { Lists } from './persons/Lists.tsx'
import { Reasons } from './Reasons.tsx'
import { Variants } from './Variants.tsx'

interface DrillProps {
  readonly page: Answer
  readonly search: FigureSearch
  readonly stale: boolean
}

/** Where the areas stand beside the rest, as in the wide layout of drill.module.css. */
const BESIDE = 1000

const Drill = ({ page, search, stale }: DrillProps) => {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const level = useLevel(page.area)
  // A village lists its neighbours: on a narrow page they come last; what lies below an area comes first.
  const areas = page.children.length > 1 && <Children page={page} level={level} />
  const areasLast = width < BESIDE && level === 'village'
  return (
    <div ref={box} className={stale ? css.stale : undefined} aria-busy={stale}>
      <FigurePath page={page} />
      <Here page={page} />
      <div className={css.grid} data-areas={areas !== false}>
        {!areasLast && areas}
        <div className={css.main}>
          <div className={css.pair}>
            <Funnel page={page} />
            <Reasons page={page} />
          </div>
          <Lists page={page} search={search} villages={level !== 'village'} />
          <Variants page={page} />
        </div>
        {areasLast && areas}
      </div>
    </div>
  )
}

/** One figure from the county down to the person and the unmet clause. */
const FigurePage = () => {
  const params = useParams({ strict: false })
  const [url] = useUrl()
  const search = parseSearch(url)
  const answer = useCall(
    api.figures.page,
    { params: { indicator: params.indicator ?? '', variant: params.variant ?? '' }, query: scopeOf(search) },
    { placeholderData: keepPreviousData },
  )
  const source = (
    <Popover trigger="click" placement="bottomRight" content={<SourceOf indicator={params.indicator ?? ''} />}>
      <Button icon={<BookOutlined />}>{text.drill.sourceTitle}</Button>
    </Popover>
  )
  return (
    <Page
      title={answer.data?.row.name ?? text.title}
      back
      scope={<ScopeBar scope={answer.data} />}
      actions={
        <>
          <StatusChip state="trial">{text.trial}</StatusChip>
          {source}
        </>
      }
    >
      <div className={css.page}>
        <Await of={answer} rows={12}>
          {(page) => <Drill page={page} search={search} stale={answer.isPlaceholderData} />}
        </Await>
      </div>
    </Page>
  )
}

export default FigurePage
