import { LockOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Button, Select } from 'antd'
import { useRef } from 'react'
import { useCall } from '../../../../api/query.ts'
import { useArrowKeys } from '../../../../parts/arrows.ts'
import { Pager } from '../../../../parts/Pager.tsx'
import { Await, Empty } from '../../../../parts/States.tsx'
import { useWidth } from '../../../../parts/width.ts'
import { figuresText } from '../../../../text/figures.ts'
import { count } from '../../print.ts'
import { type FigureSearch, type ListName, scopeOf } from '../../scope.ts'
import css from './lists.module.css'
import { PersonCards } from './PersonCards.tsx'
import { type PersonsProps, PersonTable } from './PersonTable.tsx'
import { firstList, listsOf, sizeOf } from './which.ts'

const text = figuresText.drill
const PAGE = 50

interface Props {
  readonly page: FigurePage
  readonly search: FigureSearch
  readonly villages: boolean
}

const labelOf = (page: FigurePage, list: ListName): string => {
  const size = sizeOf(page, list)
  const label = text.listCount(text.lists[list], count(size))
  return list === 'events' && size !== null ? `${label} ${text.eventsUnit}` : label
}

const Tabs = ({ page, search }: Props) => {
  const current = search.list ?? firstList(page)
  return (
    <nav className={css.tabs} aria-label={text.lockedTitle}>
      {listsOf(page).map((list) =>
        page.may_list ? (
          <Link
            key={list}
            className={css.tab}
            to="/figure/$indicator/$variant"
            params={{ indicator: page.row.indicator, variant: page.row.variant }}
            search={{ ...scopeOf(search), list }}
            resetScroll={false}
            aria-current={list === current ? 'page' : undefined}
          >
            {labelOf(page, list)}
          </Link>
        ) : (
          <span key={list} className={css.tab}>
            <LockOutlined aria-hidden="true" /> {labelOf(page, list)}
          </span>
        ),
      )}
    </nav>
  )
}

const Persons = ({ page, search, villages }: Props) => {
  const list = search.list ?? firstList(page)
  const params = { indicator: page.row.indicator, variant: page.row.variant }
  const navigate = useNavigate()
  const visited = useRef<readonly (string | undefined)[]>([])
  const go = (after: string | undefined, from: number): void => {
    navigate({
      to: '/figure/$indicator/$variant',
      params,
      search: { ...search, after, from: from > 1 ? from : undefined },
      resetScroll: false,
    })
  }
  const { after, clause, from = 1 } = search
  const answer = useCall(api.figures.persons, {
    params,
    query: { ...scopeOf(page), list, ...(clause && { clause }), ...(after && { after }), limit: PAGE },
  })
  const keys = useArrowKeys()
  const previous = (): void => {
    const back = visited.current.at(-1)
    visited.current = visited.current.slice(0, -1)
    go(back, back === undefined ? 1 : Math.max(1, from - PAGE))
  }
  const next = (key: string): void => {
    visited.current = [...visited.current, after]
    go(key, from + (answer.data?.items.length ?? PAGE))
  }
  return (
    <Await of={answer} what={text.lockedTitle}>
      {({ items, next: key, total }) =>
        items.length === 0 ? (
          <NoOne page={page} search={search} />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus between the links inside
          <div onKeyDown={keys}>
            <People page={page} list={list} rows={items} villages={villages} />
            <p className={css.note}>
              <span className="hint">{text.order[list]}</span>
              <span className="hint">{text.privacy}</span>
            </p>
            <Pager
              from={from}
              shown={items.length}
              total={total}
              next={key}
              onNext={next}
              onPrevious={after ? previous : null}
              {...(list === 'events' && { range: text.pagingEvents })}
            />
          </div>
        )
      }
    </Await>
  )
}

/** A table where a row fits, else cards. */
const People = (props: PersonsProps) => {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const Rows = width < 620 ? PersonCards : PersonTable
  return <div ref={box}>{width > 0 && <Rows {...props} />}</div>
}

const NoOne = ({ page, search }: Pick<Props, 'page' | 'search'>) => {
  const list = search.list ?? firstList(page)
  const clause = page.reasons.find(({ code }) => code === search.clause)
  if (!search.clause) return <Empty text={text.empty[list]} />
  return (
    <Empty text={text.emptyClause(clause?.title ?? search.clause)}>
      <Link
        to="/figure/$indicator/$variant"
        params={{ indicator: page.row.indicator, variant: page.row.variant }}
        search={{ ...scopeOf(search), list }}
      >
        <Button>{text.clearClause}</Button>
      </Link>
    </Empty>
  )
}

const ClauseFilter = ({ page, search }: Pick<Props, 'page' | 'search'>) => {
  const navigate = useNavigate()
  if (!page.may_list || (search.list ?? firstList(page)) !== 'not-met' || page.reasons.length === 0) return null
  const options = page.reasons.map(({ code, title, all }) => ({ value: code, label: `${title} ${count(all)}` }))
  return (
    <Select
      aria-label={text.clause}
      value={search.clause ?? ''}
      options={[{ value: '', label: text.allClauses }, ...options]}
      popupMatchSelectWidth={false}
      onChange={(clause) =>
        navigate({
          to: '/figure/$indicator/$variant',
          params: { indicator: page.row.indicator, variant: page.row.variant },
          search: { ...scopeOf(search), list: 'not-met', ...(clause && { clause }) },
          resetScroll: false,
        })
      }
    />
  )
}

/** Who is in the figure and who is not: four lists whose sizes add up to what is printed. */
export const Lists = (props: Props) => {
  const { page, search } = props
  if (listsOf(page).length === 0) return null
  return (
    <section className={css.card} aria-label={text.lockedTitle}>
      <header className={css.head}>
        <Tabs {...props} />
        <ClauseFilter page={page} search={search} />
      </header>
      {page.may_list ? <Persons {...props} /> : <Empty text={text.locked} />}
    </section>
  )
}
