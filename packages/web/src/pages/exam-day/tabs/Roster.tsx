import { keepPreviousData } from '@tanstack/react-query'
import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button } from 'antd'
import { useCall } from '../../../api/query.ts'
import { useUrl } from '../../../frame/url.ts'
import { type Column, DataTable } from '../../../parts/DataTable.tsx'
import { sexWords, yearsWords } from '../../../parts/format.ts'
import { Pager } from '../../../parts/Pager.tsx'
import { Await, Empty } from '../../../parts/States.tsx'
import { Tag } from '../../../parts/StatusChip.tsx'
import { examText } from '../../../text/exam-day.ts'
import style from '../ExamDay.module.css'

const words = examText.roster
/** One print holds the list of a large village. */
const PAGE = 500

const stateOf = ({ number, handed_in }: DayPerson): string =>
  handed_in ? words.states.left : number === null ? words.states.waiting : words.states.here

const columns: readonly Column<DayPerson>[] = [
  { key: 'number', head: words.number, cell: ({ number }) => number ?? '' },
  { key: 'name', head: words.name, sticky: true, cell: ({ name }) => name },
  { key: 'who', head: words.who, cell: ({ sex, age }) => `${sexWords(sex)} ${yearsWords(age)}` },
  { key: 'place', head: words.place, cell: ({ village_name, group }) => `${village_name}${group ?? ''}` },
  { key: 'tail', head: words.tail, cell: ({ id_tail }) => id_tail ?? '' },
  {
    key: 'tags',
    head: words.tags,
    cell: ({ tags, walk_in }) => [...tags, ...(walk_in ? [words.walkIn] : [])].map((tag) => <Tag key={tag}>{tag}</Tag>),
  },
  { key: 'state', head: words.state, cell: stateOf },
  { key: 'sign', head: words.sign, cell: () => '' },
]

/** The list of the day, for the wall and for the desk: prints with a place to sign. */
export const Roster = ({ day }: { readonly day: string }) => {
  const [{ after, from = '0' }, change] = useUrl()
  const list = useCall(
    examDays.roster,
    { params: { id: day }, query: { after, limit: PAGE } },
    { placeholderData: keepPreviousData },
  )
  const first = Number(from)
  return (
    <Await of={list} what={examText.tabs.roster} rows={10}>
      {({ items, next, total }) =>
        items.length === 0 ? (
          <Empty text={words.empty} />
        ) : (
          <>
            <div className={style.bar} data-print="no">
              <Button onClick={() => window.print()}>{words.print}</Button>
            </div>
            <DataTable
              caption={examText.tabs.roster}
              columns={columns}
              rows={items}
              rowKey={({ resident_id }) => resident_id}
            />
            <Pager
              from={first + 1}
              shown={items.length}
              total={total}
              next={next}
              onNext={(key) => change({ after: key, from: String(first + items.length) }, true)}
              onPrevious={after ? () => window.history.back() : null}
            />
          </>
        )
      }
    </Await>
  )
}
