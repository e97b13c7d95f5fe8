import { Link } from '@tanstack/react-router'
import type { DayRow } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button } from 'antd'
import { may, useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { countWords } from '../../parts/format.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { type ChipState, StatusChip } from '../../parts/StatusChip.tsx'
import { examText as words } from '../../text/exam-day.ts'
import style from './ExamDay.module.css'
import { Plan } from './Plan.tsx'

const chips: Readonly<Record<DayRow['state'], ChipState>> = { planned: 'later', open: 'doable', closed: 'met' }

const columns: readonly Column<DayRow>[] = [
  {
    key: 'name',
    head: words.columns.name,
    sticky: true,
    cell: ({ day_id, name }) => (
      <Link to="/exam-days/$id" params={{ id: day_id }} className="door">
        {name}
      </Link>
    ),
  },
  { key: 'state', head: '', cell: ({ state }) => <StatusChip state={chips[state]}>{words.states[state]}</StatusChip> },
  { key: 'date', head: words.columns.date, cell: ({ date }) => date },
  { key: 'place', head: words.columns.place, cell: ({ place }) => place },
  { key: 'planned', head: words.columns.planned, number: true, cell: ({ planned }) => countWords(planned) },
  { key: 'came', head: words.columns.came, number: true, cell: ({ registered }) => countWords(registered) },
  { key: 'left', head: words.columns.left, number: true, cell: ({ handed_in }) => countWords(handed_in) },
  { key: 'sent', head: words.columns.sent, number: true, cell: ({ submitted }) => countWords(submitted) },
]

/** 体检日: those planned and those held, the latest first. */
const ExamDaysPage = () => {
  const me = useMe()
  const [{ plan, after }, change] = useUrl()
  const days = useCall(examDays.list, { query: { after } })
  const mayPlan = may(me, 'C:D1')
  return (
    <Page
      title={words.title}
      actions={
        mayPlan &&
        plan === undefined && (
          <Button type="primary" onClick={() => change({ plan: '1' }, true)}>
            {words.plan}
          </Button>
        )
      }
    >
      <div className={style.page}>
        {plan !== undefined && mayPlan && <Plan />}
        <Await of={days} what={words.title} rows={4}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty text={mayPlan ? words.none : words.noRight} />
            ) : (
              <>
                <DataTable caption={words.title} columns={columns} rows={items} rowKey={({ day_id }) => day_id} />
                {next && <Button onClick={() => change({ after: next }, true)}>{words.earlier}</Button>}
              </>
            )
          }
        </Await>
      </div>
    </Page>
  )
}

export default ExamDaysPage
