import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ResidentPage, TimelineEntry } from '@wangdi/kernel/api/answers/residents.ts'
import type { AnswerOf } from '@wangdi/kernel/api/route.ts'
import { residents } from '@wangdi/kernel/api/routes/residents.ts'
import { Button } from 'antd'
import { call } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { keyOf } from '../../api/query.ts'
import { useUrl } from '../../frame/url.ts'
import { dayWords } from '../../parts/format.ts'
import { Await } from '../../parts/States.tsx'
import { StatusChip } from '../../parts/StatusChip.tsx'
import { residentText } from '../../text/resident.ts'
import style from './Timeline.module.css'

type Answer = AnswerOf<typeof residents.timeline>
const words = residentText.timeline

const dotOf = ({ kind, out_of_target }: TimelineEntry): string => {
  if (kind === 'owed') return style.owed
  return out_of_target ? style.out : style.plain
}

const Entry = ({ entry, today }: { readonly entry: TimelineEntry; readonly today: string }) => {
  const title = entry.titles.join(' · ')
  const [first] = entry.record_ids
  return (
    <li className={`${style.entry} ${entry.voided ? style.voided : ''}`}>
      <time className={style.day} dateTime={entry.day}>
        {entry.day.slice(0, 4) !== today.slice(0, 4) && <span>{entry.day.slice(0, 4)}</span>}
        {dayWords(entry.day)}
      </time>
      <span className={`${style.dot} ${dotOf(entry)}`} aria-hidden="true" />
      <div className={style.body}>
        <p className={entry.kind === 'owed' ? style.owedTitle : style.title}>
          {first ? (
            <Link to="/records/$id" params={{ id: first }} className={style.link}>
              {title}
            </Link>
          ) : (
            title
          )}{' '}
          {entry.kind === 'owed' && (entry.overdue_days === null ? words.late : words.owed)}
          {entry.out_of_target && <span className="visually-hidden">{words.out}</span>}
        </p>
        {(entry.facts || entry.who) && (
          <p className={style.facts}>{[entry.facts, entry.who].filter(Boolean).join('；')}</p>
        )}
        {entry.record_ids.length > 1 && (
          <p className={style.facts}>
            {entry.record_ids.map((id, at) => (
              <Link key={id} to="/records/$id" params={{ id }} className={`door ${style.each}`}>
                {entry.titles[at] ?? words.open(title)}
              </Link>
            ))}
          </p>
        )}
        {entry.overdue_days !== null && entry.overdue_days > 0 && (
          <StatusChip state="overdue">{words.overdue(entry.overdue_days)}</StatusChip>
        )}
        {entry.corrected && <StatusChip state="none">{words.corrected}</StatusChip>}
        {entry.voided && <StatusChip state="none">{words.voided}</StatusChip>}
      </div>
    </li>
  )
}

const useTimeline = (id: string, programme: string | undefined) =>
  useInfiniteQuery<Answer, ApiProblem, readonly Answer[], readonly unknown[], string | undefined>({
    queryKey: keyOf(residents.timeline, { id, programme }),
    queryFn: ({ pageParam }) =>
      call(residents.timeline, { params: { id }, query: { programme, after: pageParam, limit: 30 } }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages,
  })

/** What happened, newest on top, and what was owed and not done; older years on demand. */
export const Timeline = ({ page }: { readonly page: ResidentPage }) => {
  const { today } = useMe()
  const [{ of }, change] = useUrl()
  const timeline = useTimeline(page.resident_id, of)
  return (
    <section className="card" aria-labelledby="timeline">
      <div className={style.head}>
        <h2 id="timeline">{words.title}</h2>
        {page.programmes.length > 0 && (
          <select
            className={style.select}
            aria-label={words.filter}
            value={of ?? ''}
            onChange={(event) => change({ of: event.target.value })}
          >
            <option value="">{words.all}</option>
            {page.programmes.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </div>
      <Await of={timeline} what={words.title}>
        {(pages) => {
          const entries = pages.flatMap(({ items }) => items)
          if (entries.length === 0) return <p className="hint">{of ? words.emptyFor : words.empty}</p>
          return (
            <ol className={style.entries}>
              {entries.map((entry) => (
                <Entry key={entry.key} entry={entry} today={today} />
              ))}
            </ol>
          )
        }}
      </Await>
      {timeline.hasNextPage && (
        <Button size="small" onClick={() => timeline.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  )
}
