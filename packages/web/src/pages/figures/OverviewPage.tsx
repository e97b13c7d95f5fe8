import { keepPreviousData } from '@tanstack/react-query'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { useRef } from 'react'
import { may, useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await } from '../../parts/States.tsx'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { useWidth } from '../../parts/width.ts'
import { figuresText as text } from '../../text/figures.ts'
import { useLevel } from './areas.ts'
import { OverviewCards } from './overview/Cards.tsx'
import css from './overview/overview.module.css'
import { firstToSee, sentenceOf } from './overview/sentence.ts'
import { OverviewTable } from './overview/Table.tsx'
import { ScopeBar } from './ScopeBar.tsx'
import { parseSearch, scopeOf } from './scope.ts'

/** Below this width of the content a row no longer fits and becomes a card. */
const TABLE_FROM = 800

const Overview = ({
  data,
  stale,
}: {
  readonly data: AnswerOf<typeof api.figures.overview>
  readonly stale: boolean
}) => {
  const me = useMe()
  const level = useLevel(data.area)
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const Rows = width >= TABLE_FROM ? OverviewTable : OverviewCards
  return (
    <div ref={box} className={css.page} aria-busy={stale} data-stale={stale}>
      <div className={css.head}>
        <h2 className={css.sentence}>{sentenceOf(data)}</h2>
        <p>{stale ? text.updating : firstToSee(data.rows)}</p>
      </div>
      {width > 0 && <Rows rows={data.rows} scope={data} level={level} today={me.today} mayList={may(me, 'L:D1')} />}
      <p className={css.foot}>
        {text.footer.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </p>
    </div>
  )
}

/** How an area stands: how many indicators reach their target, which to look at first, and every figure as a door. */
const OverviewPage = () => {
  const me = useMe()
  const [url] = useUrl()
  const answer = useCall(
    api.figures.overview,
    { query: scopeOf(parseSearch(url)) },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title={text.place(answer.data?.area_name ?? me.area.name)}
      scope={<ScopeBar scope={answer.data} />}
      actions={<StatusChip state="trial">{text.trial}</StatusChip>}
    >
      <div className={css.body}>
        <Await of={answer} what={text.title} rows={12}>
          {(data) => <Overview data={data} stale={answer.isPlaceholderData} />}
        </Await>
      </div>
    </Page>
  )
}

export default OverviewPage
