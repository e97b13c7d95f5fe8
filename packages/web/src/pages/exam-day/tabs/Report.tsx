import type { DayReportAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useCall } from '../../../api/query.ts'
import { countWords, timeWords } from '../../../parts/format.ts'
import { Await } from '../../../parts/States.tsx'
import { examText } from '../../../text/exam-day.ts'
import style from '../ExamDay.module.css'
import { Fact } from './Board.tsx'

const words = examText.report

const Tally = (props: {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly persons: number }[]
}) => (
  <section className={`card ${style.card}`}>
    <h2>{props.title}</h2>
    {props.lines.length === 0 ? (
      <p className="hint">{words.none}</p>
    ) : (
      <ul>
        {props.lines.map(({ label, persons }) => (
          <li key={label}>
            {label} {countWords(persons)} {words.persons}
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Names = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={`card ${style.card}`}>
    <h2>{title}</h2>
    <ul>{children}</ul>
  </section>
)

const Facts = ({ of }: { readonly of: DayReportAnswer }) => (
  <div className={style.facts}>
    <Fact label={words.planned} value={countWords(of.planned)} />
    <Fact label={words.heads} value={countWords(of.heads)} />
    <Fact label={words.walkIns} value={countWords(of.walk_ins)} />
    <Fact label={words.complete} value={countWords(of.complete)} />
    <Fact
      label={words.rate}
      value={of.completeness === null ? '—' : `${of.completeness.toFixed(2)}%（${of.complete}/${of.heads}）`}
    />
    <Fact label={words.early} value={countWords(of.left_early)} />
    <Fact label={words.perHour} value={of.per_hour === null ? '—' : String(Math.round(of.per_hour))} />
    <Fact label={words.from} value={of.from ? timeWords(of.from) : '—'} />
    <Fact label={words.to} value={of.to ? timeWords(of.to) : '—'} />
  </div>
)

/** 日报: how many came, what is missing and why, what was found. Prints on one page. */
export const Report = ({ day }: { readonly day: string }) => {
  const report = useCall(examDays.report, { params: { id: day } }, { staleTime: 0 })
  return (
    <Await of={report} what={examText.tabs.report} rows={10}>
      {(of) => (
        <>
          <div className={style.bar}>
            <h2>
              {of.day.name} · {of.day.date} · {of.day.place}
            </h2>
            <Button data-print="no" onClick={() => window.print()}>
              {words.print}
            </Button>
          </div>
          <Facts of={of} />
          <div className={style.columns}>
            <Tally title={words.groups} lines={of.groups} />
            <Tally title={words.missing} lines={of.missing} />
            <Tally
              title={words.leftOut}
              lines={of.left_out.map(({ label, reason, persons }) => ({ label: `${label}·${reason}`, persons }))}
            />
            <Tally title={words.abnormal} lines={of.abnormal} />
            {of.early.length > 0 && (
              <Names title={words.early}>
                {of.early.map(({ resident_id, number, name }) => (
                  <li key={resident_id}>
                    {number} {name}
                  </li>
                ))}
              </Names>
            )}
            {of.alarms.length > 0 && (
              <Names title={words.alarms}>
                {of.alarms.map(({ alarm_id, number, name, text, closed }) => (
                  <li key={alarm_id}>
                    {number} {name}：{text}，{closed ? closed.note : words.open}
                  </li>
                ))}
              </Names>
            )}
          </div>
        </>
      )}
    </Await>
  )
}
