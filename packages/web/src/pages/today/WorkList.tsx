import { Link } from '@tanstack/react-router'
import type { TaskPerson, Today } from '@wangdi/kernel/api/answers/residents.ts'
import { Button } from 'antd'
import { useState } from 'react'
import type { Search } from '../../frame/url.ts'
import { useArrowKeys } from '../../parts/arrows.ts'
import { Empty } from '../../parts/States.tsx'
import { todayText } from '../../text/today.ts'
import { zh } from '../../text/zh.ts'
import { PhoneCall } from './PhoneCall.tsx'
import style from './Today.module.css'
import type { Bucket } from './TodayPage.tsx'
import { WorkRow } from './WorkRow.tsx'

const NoOne = (props: {
  readonly today: Today
  readonly bucket: Bucket
  readonly village: string | undefined
  readonly change: (patch: Search) => void
}) => {
  const { today, bucket, village, change } = props
  const name = today.villages.find(({ code }) => code === village)?.name
  if (village)
    return (
      <Empty text={todayText.filtered(name ?? village, todayText.buckets[bucket])}>
        <Button onClick={() => change({ village: undefined })}>{zh.state.clearFilter}</Button>
      </Empty>
    )
  if (bucket !== 'today') return <Empty text={todayText.empty[bucket]} />
  return (
    <Empty text={todayText.empty.today(today.counts.week)}>
      {today.counts.week > 0 && (
        <Link to="/today" search={{ bucket: 'week' }} className="door">
          {todayText.seeWeek}
        </Link>
      )}
    </Empty>
  )
}

/** One row a person, the most urgent first; with walking order the groups have headings. */
export const WorkList = (props: {
  readonly pages: readonly Today[]
  readonly bucket: Bucket
  readonly village: string | undefined
  readonly order: 'urgency' | 'group'
  readonly selected: string | undefined
  readonly onSelect: ((id: string) => void) | null
  readonly onMore: (() => void) | null
  readonly change: (patch: Search) => void
}) => {
  const { pages, bucket, village, order, selected, onSelect, onMore, change } = props
  const keys = useArrowKeys()
  const [calling, setCalling] = useState<TaskPerson | null>(null)
  const people = pages.flatMap(({ items }) => items)
  const [first] = pages
  if (people.length === 0) return <NoOne today={first} bucket={bucket} village={village} change={change} />
  const place = ({ village_name, group }: TaskPerson): string => `${village_name}${group ?? ''}`
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the arrows only move between links and buttons */}
      <ul className={style.list} aria-label={todayText.list} onKeyDown={keys}>
        {people.map((person, at) => (
          <li key={person.resident_id} className={style.item}>
            {order === 'group' && (at === 0 || place(people[at - 1]) !== place(person)) && (
              <h2 className={style.group}>{place(person)}</h2>
            )}
            <WorkRow
              person={person}
              today={first.on}
              manyVillages={first.villages.length > 1}
              selected={selected === person.resident_id}
              onSelect={onSelect}
              onCall={() => setCalling(person)}
            />
          </li>
        ))}
      </ul>
      {onMore && (
        <p className={style.more}>
          <Button onClick={onMore}>{todayText.more}</Button>
        </p>
      )}
      {calling && <PhoneCall person={calling} today={first.on} onClose={() => setCalling(null)} />}
    </>
  )
}
