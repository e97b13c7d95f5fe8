import { Link } from '@tanstack/react-router'
import type { JobView } from '@wangdi/kernel/api/routes/work.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { Progress } from 'antd'
import { useMe } from '../../api/me.ts'
import { useCall } from '../../api/query.ts'
import { Page } from '../../frame/Page.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { countWords, momentWords } from '../../parts/format.ts'
import { Await, Empty } from '../../parts/States.tsx'
import { type ChipState, StatusChip } from '../../parts/StatusChip.tsx'
import { jobsText as text } from '../../text/jobs.ts'
import css from './jobs.module.css'
import { minutesLeft } from './left.ts'

const chips: Readonly<Record<JobView['state'], ChipState>> = {
  queued: 'later',
  running: 'trial',
  done: 'met',
  failed: 'unmet',
}

const isOpen = ({ state }: JobView): boolean => state === 'queued' || state === 'running'

const Amount = ({ job, now }: { readonly job: JobView; readonly now: number }) => {
  if (job.of === null) return <span>{job.done > 0 ? text.doneOnly(countWords(job.done)) : '—'}</span>
  const left = job.state === 'running' ? minutesLeft(job, now) : null
  return (
    <span className={css.amount}>
      {isOpen(job) && (
        <Progress
          percent={Math.floor((job.done / Math.max(1, job.of)) * 100)}
          size="small"
          status="normal"
          aria-label={text.progressOf(job.title)}
        />
      )}
      <span>{text.units(countWords(job.done), countWords(job.of))}</span>
      {left !== null && <span className="hint">{text.left(left)}</span>}
    </span>
  )
}

const Jobs = ({ items, now }: { readonly items: readonly JobView[]; readonly now: number }) => {
  const { today } = useMe()
  const columns: readonly Column<JobView>[] = [
    { key: 'title', head: text.columns.title, cell: ({ title }) => title, sticky: true },
    { key: 'by', head: text.columns.by, cell: ({ by }) => by },
    { key: 'started', head: text.columns.started, cell: ({ started_at }) => momentWords(started_at, today) },
    { key: 'progress', head: text.columns.progress, cell: (job) => <Amount job={job} now={now} /> },
    {
      key: 'state',
      head: text.columns.state,
      cell: ({ state }) => <StatusChip state={chips[state]}>{text.states[state]}</StatusChip>,
    },
    {
      key: 'result',
      head: text.columns.result,
      cell: ({ message, link }) => (
        <>
          {message}{' '}
          {link && (
            <Link className="door" to={link}>
              {text.open}
            </Link>
          )}
        </>
      ),
    },
  ]
  return <DataTable caption={text.title} columns={columns} rows={items} rowKey={({ job_id }) => job_id} />
}

/** Work that runs on the server: what, who, how far, what came out. */
const JobsPage = () => {
  const jobs = useCall(
    api.work.jobs,
    {},
    { refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? 1_000 : 15_000) },
  )
  return (
    <Page title={text.title}>
      <div className={css.page}>
        <p className="hint">{text.lead}</p>
        <section className={css.sheet} aria-label={text.title}>
          <Await of={jobs} what={text.title}>
            {({ items }) =>
              items.length === 0 ? <Empty text={text.empty} /> : <Jobs items={items} now={jobs.dataUpdatedAt} />
            }
          </Await>
        </section>
      </div>
    </Page>
  )
}

export default JobsPage
