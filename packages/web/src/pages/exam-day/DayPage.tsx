import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DayView } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button, Popconfirm } from 'antd'
import { call } from '../../api/client.ts'
import { type ApiProblem, problemWords } from '../../api/problem.ts'
import { invalidate, useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { useUrl } from '../../frame/url.ts'
import { Await } from '../../parts/States.tsx'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { examText as words } from '../../text/exam-day.ts'
import style from './ExamDay.module.css'
import { Board } from './tabs/Board.tsx'
import { Forms } from './tabs/Forms.tsx'
import { Report } from './tabs/Report.tsx'
import { Results } from './tabs/Results.tsx'
import { Roster } from './tabs/Roster.tsx'
import { Sheets } from './tabs/Sheets.tsx'

/** Where this device is to work, with what stands there already. */
const Stations = ({ day }: { readonly day: DayView }) => (
  <section aria-labelledby="pick">
    <h2 id="pick">{words.pick}</h2>
    <ul className={style.stations}>
      {day.stations.map(({ code, label }) => {
        const here = day.devices.filter(({ station }) => station === code)
        return (
          <li key={code}>
            <Link
              to="/exam-days/$id/stations/$station"
              params={{ id: day.day_id, station: code }}
              className={style.station}
            >
              <strong>{label}</strong>
              <span className="hint">
                {code} {here.map(({ serial, operator }) => words.device(serial, operator)).join('、')}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  </section>
)

const tabOf = (tab: string, day: DayView) => {
  switch (tab) {
    case 'board':
      return <Board day={day.day_id} />
    case 'roster':
      return <Roster day={day.day_id} />
    case 'results':
      return <Results day={day.day_id} />
    case 'forms':
      return <Forms day={day.day_id} on={day.date} />
    case 'sheets':
      return <Sheets day={day.day_id} />
    case 'report':
      return <Report day={day.day_id} />
    default:
      return <Stations day={day} />
  }
}

const tabsOf = ({ may }: DayView): readonly string[] =>
  ['stations', 'board', 'roster', 'results', 'forms', 'sheets', 'report'].filter(
    (tab) => (tab !== 'stations' || may.work) && (!['results', 'forms', 'sheets'].includes(tab) || may.submit),
  )

/** What may be done with the day as it stands: begun, ended, taken up again. */
const Change = ({ day: { day_id, state } }: { readonly day: DayView }) => {
  const change = useMutation<unknown, ApiProblem, 'open' | 'closed'>({
    mutationFn: (to) => call(examDays.change, { params: { id: day_id }, body: { state: to } }),
    onSuccess: () => invalidate(examDays.view, examDays.list),
  })
  const open = state === 'open'
  return (
    <>
      {change.error && <span role="alert">{problemWords(change.error)}</span>}
      <Popconfirm
        title={open ? words.finishAsk : words.startAsk}
        okText={open ? words.finish : words.start(state)}
        cancelText={words.leave}
        onConfirm={() => change.mutate(open ? 'closed' : 'open')}
      >
        <Button loading={change.isPending}>{open ? words.finish : words.start(state)}</Button>
      </Popconfirm>
    </>
  )
}

/** One examination day: its stations, its flow, its papers. */
const DayPage = () => {
  const { id = '' } = useParams({ strict: false })
  const [{ tab }] = useUrl()
  const view = useCall(examDays.view, { params: { id } }, { refetchInterval: 10_000 })
  return (
    <Page
      title={view.data?.name ?? words.title}
      back
      crumbs={[{ label: words.title, to: '/exam-days' }, { label: view.data?.name ?? '' }]}
      heading={view.data !== undefined}
      actions={
        view.data && (
          <>
            {view.data.open_alarms > 0 && <StatusChip state="alarm">{words.alarms(view.data.open_alarms)}</StatusChip>}
            <StatusChip state="none">{words.states[view.data.state]}</StatusChip>
            {view.data.may.change && <Change day={view.data} />}
          </>
        )
      }
    >
      <div className={style.page}>
        <Await of={view} what={words.title} rows={8}>
          {(day) => {
            const tabs = tabsOf(day)
            const here = tab && tabs.includes(tab) ? tab : tabs[0]
            return (
              <>
                <nav className={style.tabs} aria-label={words.title} data-print="no">
                  {tabs.map((each) => (
                    <Link
                      key={each}
                      to="/exam-days/$id"
                      params={{ id }}
                      search={{ tab: each }}
                      className={style.tab}
                      aria-current={each === here ? 'page' : undefined}
                    >
                      {words.tabs[each]}
                    </Link>
                  ))}
                </nav>
                {tabOf(here, day)}
              </>
            )
          }}
        </Await>
      </div>
    </Page>
  )
}

export default DayPage
