import { WifiOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import type { AlarmView, DayPerson, QueueAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import { Button } from 'antd'
import { useRef, useState, useSyncExternalStore } from 'react'
import { Page } from '../../../frame/Page.tsx'
import { timeWords } from '../../../parts/format.ts'
import { Empty } from '../../../parts/States.tsx'
import { stationText as words } from '../../../text/exam-station.ts'
import { DoctorAlarms } from './Alarm.tsx'
import { HandIn } from './HandIn.tsx'
import { Keypad } from './Keypad.tsx'
import { Person } from './Person.tsx'
import { Queue } from './Queue.tsx'
import { Register } from './Register.tsx'
import style from './Station.module.css'
import { type Picked, pick, useJoin, useWatch } from './useStation.ts'

const Flow = ({ queue, linked }: { readonly queue: QueueAnswer | undefined; readonly linked: boolean }) => (
  <div className={style.flow}>
    {queue && (
      <>
        <span>
          {words.passed} <strong>{queue.passed}</strong>
        </span>
        <span>
          {words.waiting} <strong>{queue.waiting}</strong>
        </span>
        {queue.per_hour !== null && (
          <span>
            {words.perHour} <strong>{Math.round(queue.per_hour)}</strong> {words.people}
          </span>
        )}
        {queue.ends_at && (
          <span>
            {words.ends} <strong>{timeWords(queue.ends_at)}</strong> {words.end}
          </span>
        )}
      </>
    )}
    <span className={linked ? style.linked : style.unlinked} role="status">
      <WifiOutlined aria-hidden="true" /> {linked && queue ? words.linked(timeWords(queue.now)) : words.unlinked}
    </span>
  </div>
)

/** Doctors of the day answer alarms: the physician's station and the one of the last word. */
const answers = (station: string): boolean => station === 'S04' || station === 'S98'

const WIDE = '(min-width: 1024px)'

/** Whether the three zones stand side by side. */
const useWide = (): boolean =>
  useSyncExternalStore(
    (told) => {
      const query = window.matchMedia(WIDE)
      query.addEventListener('change', told)
      return () => query.removeEventListener('change', told)
    },
    () => window.matchMedia(WIDE).matches,
  )

/** One station of an examination day: queue, person, keypad. */
const StationPage = () => {
  const { id = '', station = '' } = useParams({ strict: false })
  const join = useJoin(id, station)
  const { queue, alarms } = useWatch(id, station)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [message, setMessage] = useState('')
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const wide = useWide()
  const title = stationOf(station)?.label ?? station
  const work = useRef<HTMLDivElement>(null)
  const choose = (person: DayPerson | null): void => {
    setMessage('')
    setPicked(person && pick(person.resident_id, person))
    if (person && !wide) setTimeout(() => work.current?.scrollIntoView({ block: 'start' }))
  }
  const next = queue.data?.items.find(({ resident_id }) => resident_id !== picked?.id) ?? null
  const done = (words_: string, following: DayPerson | null): void => {
    choose(following)
    setMessage(words_)
  }
  const open: readonly AlarmView[] = answers(station) ? (alarms.data?.items ?? []) : []
  const device = join.data
  return (
    <div className={style.whole}>
      <Page
        title={title}
        back
        crumbs={[{ label: words.day, to: '/exam-days/$id', params: { id } }]}
        scope={device && <span className={style.chip}>{words.where(station, device.serial, device.operator)}</span>}
        actions={<Flow queue={queue.data} linked={queue.error === null} />}
      >
        <div className={style.station} data-picked={picked !== null}>
          <Queue day={id} queue={queue.data} chosen={picked?.id ?? null} onPick={choose} />
          <div className={style.work} ref={work}>
            {picked && !wide && (
              <Button className={style.aside} onClick={() => choose(null)}>
                {words.back}
              </Button>
            )}
            <DoctorAlarms day={id} alarms={open} />
            <p role="status" className={message ? style.saved : 'visually-hidden'}>
              {message}
            </p>
            {join.error && (
              <p role="alert" className={style.wrong}>
                {'title' in join.error ? String(join.error.title) : String(join.error.message)}
              </p>
            )}
            {picked === null && <Empty text={words.choose} />}
            {picked?.person && station === 'S00' && (
              <Register key={picked.id} day={id} person={picked.person} onDone={(text) => done(text, null)} />
            )}
            {picked?.person && station === 'S99' && (
              <HandIn key={picked.id} day={id} person={picked.person} from={picked.from} onDone={done} />
            )}
            {picked && station !== 'S00' && station !== 'S99' && (
              <Person
                key={picked.id}
                day={id}
                station={station}
                picked={picked}
                next={next}
                alarms={alarms.data?.items ?? []}
                slot={wide ? slot : null}
                onDone={done}
              />
            )}
          </div>
          <aside className={style.keys}>
            <Keypad />
            <div ref={setSlot} className={style.slot} />
          </aside>
        </div>
      </Page>
    </div>
  )
}

export default StationPage
