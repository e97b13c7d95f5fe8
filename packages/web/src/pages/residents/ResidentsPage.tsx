import { PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { session } from '@wangdi/kernel/api/routes/session.ts'
import { Button } from 'antd'
import { useRef } from 'react'
import { may, useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { type Search, useUrl } from '../../frame/url.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { ageOf, dayWords, sexWords } from '../../parts/format.ts'
import { Pager } from '../../parts/Pager.tsx'
import { Await, Empty } from '../../parts/States.tsx'
import { Tag } from '../../parts/StatusChip.tsx'
import { useWidth } from '../../parts/width.ts'
import { printText } from '../../text/print.ts'
import { residentsText as words } from '../../text/residents.ts'
import { zh } from '../../text/zh.ts'
import { Filters } from './Filters.tsx'
import { filterWords, queryOf } from './filters.ts'
import { PersonLink } from './PersonLink.tsx'
import style from './Residents.module.css'
import { Villages } from './Villages.tsx'

const columnsOf = (today: string): readonly Column<ResidentRow>[] => [
  {
    key: 'name',
    head: words.columns.name,
    sticky: true,
    cell: ({ resident_id, name }) => (
      <Link to="/residents/$id" params={{ id: resident_id }} className={style.name}>
        {name}
      </Link>
    ),
  },
  { key: 'age', head: words.columns.sexAge, cell: (row) => `${sexWords(row.sex)} ${ageOf(row, today)}` },
  { key: 'place', head: words.columns.place, cell: ({ village_name, group }) => `${village_name}${group ?? ''}` },
  {
    key: 'programmes',
    head: words.columns.programmes,
    cell: ({ programmes }) => (
      <span className={style.tags}>
        {programmes.map(({ id, label }) => (
          <Tag key={id}>{label}</Tag>
        ))}
      </span>
    ),
  },
  { key: 'id', head: words.columns.id, cell: ({ id_masked }) => id_masked },
  { key: 'phone', head: words.columns.phone, cell: ({ phone_masked }) => phone_masked ?? '—' },
  {
    key: 'last',
    head: words.columns.last,
    cell: ({ last_service }) => (last_service ? dayWords(last_service, today) : words.never),
  },
]

const CARDS_BELOW = 800

const People = (props: {
  readonly items: readonly ResidentRow[]
  readonly cards: boolean
  readonly today: string
  readonly onOpen: (row: ResidentRow) => void
}) =>
  props.cards ? (
    <ul aria-label={words.title} className={style.cards}>
      {props.items.map((row) => (
        <li key={row.resident_id}>
          <PersonLink row={row} />
        </li>
      ))}
    </ul>
  ) : (
    <DataTable
      caption={words.title}
      columns={columnsOf(props.today)}
      rows={props.items}
      rowKey={({ resident_id }) => resident_id}
      onOpen={props.onOpen}
    />
  )

const NoOne = ({ filter, onClear }: { readonly filter: string; readonly onClear: () => void }) => {
  const me = useMe()
  if (filter)
    return (
      <Empty text={words.emptyFilter(filter)}>
        <Button onClick={onClear}>{zh.state.clearFilter}</Button>
      </Empty>
    )
  return (
    <Empty text={words.empty}>
      {may(me, 'C:D1') && (
        <span className={style.tags}>
          <Link to="/imports" className="door">
            {words.toImport}
          </Link>
          <Link to="/residents/new" className="door">
            {words.register}
          </Link>
        </span>
      )}
    </Empty>
  )
}

const PeoplePage = (props: {
  readonly url: Search
  readonly cards: boolean
  readonly nameOf: (code: string) => string
}) => {
  const { url, cards, nameOf } = props
  const me = useMe()
  const navigate = useNavigate()
  const [, change] = useUrl()
  const list = useCall(residents.list, { query: queryOf(url) }, { placeholderData: keepPreviousData })
  const from = Number(url.from ?? '1')
  const filter = filterWords(url, nameOf).map(([, text]) => text)
  return (
    <Await of={list} what={words.title}>
      {({ items, next, total }) =>
        items.length === 0 ? (
          <NoOne filter={filter.join(' · ')} onClear={() => navigate({ to: '/residents' })} />
        ) : (
          <div className={style.table} aria-busy={list.isFetching}>
            <People
              items={items}
              cards={cards}
              today={me.today}
              onOpen={({ resident_id }) => navigate({ to: '/residents/$id', params: { id: resident_id } })}
            />
            <Pager
              from={from}
              shown={items.length}
              total={total}
              next={next}
              onNext={(after) => change({ after, from: String(from + items.length) }, true)}
              onPrevious={url.after ? () => window.history.back() : null}
            />
          </div>
        )
      }
    </Await>
  )
}

/** Everyone in the post's area: found by name, pinyin, initials, number or code; filters and page in the address. */
const ResidentsPage = () => {
  const me = useMe()
  const [url, change] = useUrl()
  const areas = useCall(session.areas, {}, { staleTime: Number.POSITIVE_INFINITY })
  const frame = useRef<HTMLDivElement>(null)
  const cards = useWidth(frame) < CARDS_BELOW
  return (
    <Page
      title={words.title}
      actions={
        may(me, 'C:D1') && (
          <>
            <Link to="/papers" className="door">
              {printText.blankTitle}
            </Link>
            <Link to="/residents/new" className={style.new}>
              <PlusOutlined aria-hidden="true" /> {words.register}
            </Link>
          </>
        )
      }
    >
      <div className={style.page} ref={frame}>
        <Await of={areas} what={words.village}>
          {({ items }) => {
            const villages = items.filter(({ level }) => level === 'village')
            const nameOf = (code: string): string => villages.find((each) => each.code === code)?.name ?? code
            return (
              <>
                <Filters url={url} villages={villages} change={change} />
                {url.q || url.village || villages.length <= 1 ? (
                  <PeoplePage url={url} cards={cards} nameOf={nameOf} />
                ) : (
                  <Villages areas={items} url={url} />
                )}
              </>
            )
          }}
        </Await>
      </div>
    </Page>
  )
}

export default ResidentsPage
