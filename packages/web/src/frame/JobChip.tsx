import { SyncOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { work } from '@wangdi/kernel/api/routes/work.ts'
import { may, useMe } from '../api/me.ts'
import { useCall } from '../api/query.ts'
import { zh } from '../text/zh.ts'
import style from './JobChip.module.css'

/** Work that runs on the server for this person: what, and how far. Nothing when nothing runs. */
export const JobChip = () => {
  const me = useMe()
  const jobs = useCall(
    work.jobs,
    {},
    {
      enabled: may(me, 'C:D1'),
      refetchInterval: ({ state }) => (state.data?.items.some(({ state: job }) => job === 'running') ? 2_000 : 20_000),
    },
  )
  const running = jobs.data?.items.filter(({ state }) => state === 'running' || state === 'queued') ?? []
  if (running.length === 0) return null
  const [first] = running
  const share = first.of ? `${Math.floor((first.done / first.of) * 100)}%` : null
  return (
    <Link to="/jobs" className={style.chip}>
      <SyncOutlined aria-hidden="true" />
      {zh.jobs(running.length, first.title, share)}
    </Link>
  )
}
