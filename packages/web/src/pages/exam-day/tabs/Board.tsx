import type { BoardAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { useCall } from '../../../api/query.ts'
import { type Column, DataTable } from '../../../parts/DataTable.tsx'
import { countWords, timeWords } from '../../../parts/format.ts'
import { Await, Empty } from '../../../parts/States.tsx'
import { StatusChip } from '../../../parts/StatusChip.tsx'
import { examText } from '../../../text/exam-day.ts'
import style from '../ExamDay.module.css'
import { minutesSince } from '../station/device.ts'

const words = examText.board
type Row = BoardAnswer['stations'][number]

export const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div className={style.fact}>
    <span className="hint">{label}</span>
    <strong>{value}</strong>
  </div>
)

const columnsOf = (now: string): readonly Column<Row>[] => [
  { key: 'station', head: words.station, sticky: true, cell: ({ label }) => label },
  { key: 'waiting', head: words.waiting, number: true, cell: ({ waiting }) => countWords(waiting) },
  {
    key: 'longest',
    head: words.longest,
    number: true,
    cell: ({ longest }) => (longest ? words.minutes(minutesSince(longest, now)) : '—'),
  },
  { key: 'passed', head: words.passed, number: true, cell: ({ passed }) => countWords(passed) },
  {
    key: 'hour',
    head: words.hour,
    number: true,
    cell: ({ per_hour, too_fast }) => (
      <>
        {per_hour === null ? '—' : Math.round(per_hour)}
        {too_fast && <StatusChip state="question">{words.fast}</StatusChip>}
      </>
    ),
  },
]

/** The flow of the day: who waits where, how fast it goes, when it ends. */
export const Board = ({ day }: { readonly day: string }) => {
  const board = useCall(examDays.board, { params: { id: day } }, { refetchInterval: 5_000, staleTime: 0 })
  return (
    <Await of={board} what={examText.tabs.board} rows={8}>
      {(found) =>
        found.registered === 0 ? (
          <Empty text={words.none} />
        ) : (
          <>
            <div className={style.facts}>
              <Fact label={words.came} value={countWords(found.registered)} />
              <Fact label={words.left} value={countWords(found.handed_in)} />
              <Fact label={words.hour} value={found.per_hour === null ? '—' : String(Math.round(found.per_hour))} />
              <Fact label={words.ends} value={found.ends_at ? timeWords(found.ends_at) : '—'} />
            </div>
            <DataTable
              caption={examText.tabs.board}
              columns={columnsOf(found.now)}
              rows={found.stations}
              rowKey={({ code }) => code}
              cardsBelow={480}
            />
          </>
        )
      }
    </Await>
  )
}
