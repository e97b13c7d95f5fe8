import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import type { Today } from '@wangdi/kernel/api/answers/residents.ts'
import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { useRef } from 'react'
import type { Search } from '../../frame/url.ts'
import { countWords, dayWords, weekdayOf } from '../../parts/format.ts'
import { NameMark } from '../../parts/NameMark.tsx'
import { todayText } from '../../text/today.ts'
import { zh } from '../../text/zh.ts'
import style from './TodayHead.module.css'
import type { Bucket } from './TodayPage.tsx'

const buckets: readonly Bucket[] = ['today', 'overdue', 'week', 'done']

/** The order chosen last is kept on this device. */
export const ORDER = 'wangdi.today.order'

const Find = () => {
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  return (
    <search className={style.find}>
      <form
        className={style.findForm}
        onSubmit={(event) => {
          event.preventDefault()
          navigate({ to: '/residents', search: { q: input.current?.value.trim() } })
        }}
      >
        <SearchOutlined aria-hidden="true" />
        <input ref={input} type="search" aria-label={zh.search.label} placeholder={todayText.find} />
      </form>
    </search>
  )
}

const Villages = (props: {
  readonly villages: Today['villages']
  readonly chosen: string | undefined
  readonly change: (patch: Search) => void
}) => {
  const { villages, chosen, change } = props
  const chip = (code: string | undefined, name: string, today: number | null) => (
    <button
      key={name}
      type="button"
      className={style.chip}
      aria-pressed={chosen === code}
      onClick={() => change({ village: code, p: undefined })}
    >
      {name} {today !== null && <strong>{countWords(today)}</strong>}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of filter buttons, not a form section
    <div className={style.chips} role="group" aria-label={todayText.villages}>
      {chip(undefined, todayText.allVillages, null)}
      {villages.map(({ code, name, today }) => chip(code, name, today))}
    </div>
  )
}

const chooseOrder = (order: 'urgency' | 'group', change: (patch: Search) => void): void => {
  localStorage.setItem(ORDER, order)
  change({ order })
}

/** The day in one sentence, the counts of persons as filters, the search, the order. */
export const TodayHead = (props: {
  readonly me: Me
  readonly today: Today
  readonly bucket: Bucket
  readonly order: 'urgency' | 'group'
  readonly village: string | undefined
  readonly change: (patch: Search) => void
}) => {
  const { me, today, bucket, order, village, change } = props
  const place = today.villages.find(({ code }) => code === village)?.name ?? me.area.name
  return (
    <div className={style.head}>
      <div className={style.titleLine}>
        <span className={style.mark}>
          <NameMark size={30} />
        </span>
        <h1>{todayText.title}</h1>
        <span className={style.date}>
          {dayWords(today.on)} {weekdayOf(today.on)}
        </span>
      </div>
      <p className={style.sentence}>{todayText.sentence(me.name, place, today.counts.today, today.counts.overdue)}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: filter buttons, not a form section */}
      <div className={style.counts} role="group" aria-label={todayText.counts}>
        {buckets.map((each) => (
          <button
            key={each}
            type="button"
            className={`${style.count} ${style[each]}`}
            aria-pressed={bucket === each}
            onClick={() => change({ bucket: each === 'today' ? undefined : each, p: undefined })}
          >
            <strong>{countWords(today.counts[each])}</strong>
            {todayText.buckets[each]}
          </button>
        ))}
      </div>
      <div className={style.findLine}>
        <Find />
        <button
          type="button"
          className={style.order}
          aria-pressed={order === 'group'}
          onClick={() => chooseOrder(order === 'group' ? 'urgency' : 'group', change)}
        >
          {todayText.byGroup}
        </button>
      </div>
      {today.villages.length > 1 && <Villages villages={today.villages} chosen={village} change={change} />}
    </div>
  )
}
