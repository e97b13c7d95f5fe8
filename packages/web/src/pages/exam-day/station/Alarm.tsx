import { BellOutlined, ClockCircleOutlined, WarningFilled } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import type { AlarmView } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { timeWords } from '../../../parts/format.ts'
import { stationText as words } from '../../../text/exam-station.ts'
import { deviceId } from './device.ts'
import style from './Station.module.css'
import { afterNoting } from './useStation.ts'

type Act = 'received' | 'called' | 'closed'

const useAnswer = (day: string, alarm: string) =>
  useMutation<AlarmView, ApiProblem, { readonly act: Act; readonly note?: string }>({
    mutationFn: ({ act, note }) =>
      call(examDays.answerAlarm, {
        params: { id: day, alarm },
        body: { act, device: deviceId(), ...(note && { note }) },
      }),
    onSuccess: afterNoting,
  })

/** Seconds until the moment, counted down each second. */
const useLeft = (until: number): number => {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((until - now) / 1_000))
}

const Repeat = ({ alarm }: { readonly alarm: AlarmView }) => {
  const left = useLeft(Date.parse(alarm.at) + (alarm.repeat ?? 0) * 60_000)
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <span className={style.timer} role="timer">
      <ClockCircleOutlined aria-hidden="true" /> {left > 0 ? words.repeat(clock) : words.repeatNow}
    </span>
  )
}

/** A critical value in place: what to do, whether the doctor's device has it, the time until it is measured again. */
export const AlarmBlock = ({ day, alarm }: { readonly day: string; readonly alarm: AlarmView }) => {
  const answer = useAnswer(day, alarm.alarm_id)
  return (
    <section className={style.alarm} role="alert" aria-label={words.alarms}>
      <p className={style.alarmTitle}>
        <WarningFilled aria-hidden="true" /> {alarm.text}
      </p>
      <p>{alarm.advice}</p>
      <div className={style.alarmWays}>
        <span className={alarm.received ? style.received : style.notReceived}>
          <BellOutlined aria-hidden="true" />{' '}
          {alarm.received ? words.received(alarm.received.by, timeWords(alarm.received.at)) : words.notReceived}
        </span>
        <span className={style.push} />
        {alarm.repeat !== null && <Repeat alarm={alarm} />}
        <Button size="large" loading={answer.isPending} onClick={() => answer.mutate({ act: 'called' })}>
          {words.again}
        </Button>
      </div>
    </section>
  )
}

const Open = ({ day, alarm }: { readonly day: string; readonly alarm: AlarmView }) => {
  const answer = useAnswer(day, alarm.alarm_id)
  const [note, setNote] = useState('')
  return (
    <li className={style.alarm}>
      <p className={style.alarmTitle}>
        <WarningFilled aria-hidden="true" /> {alarm.number} {alarm.name} · {alarm.text}
      </p>
      <p className="hint">{words.from(stationOf(alarm.station)?.label ?? alarm.station, timeWords(alarm.at))}</p>
      {alarm.received ? (
        <div className={style.alarmWays}>
          <span className={style.received}>{words.received(alarm.received.by, timeWords(alarm.received.at))}</span>
          <Input
            aria-label={words.closeNote}
            placeholder={words.closeNote}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            size="large"
            disabled={note.trim().length < 2}
            onClick={() => answer.mutate({ act: 'closed', note: note.trim() })}
          >
            {words.close}
          </Button>
        </div>
      ) : (
        <Button size="large" type="primary" onClick={() => answer.mutate({ act: 'received' })}>
          {words.take}
        </Button>
      )}
    </li>
  )
}

/** At the doctor's device: every critical value of the day that has not been dealt with. */
export const DoctorAlarms = ({ day, alarms }: { readonly day: string; readonly alarms: readonly AlarmView[] }) => {
  const open = alarms.filter(({ closed }) => closed === null)
  if (open.length === 0) return null
  return (
    <ul className={style.doctorAlarms} aria-label={words.alarms}>
      {open.map((alarm) => (
        <Open key={alarm.alarm_id} day={day} alarm={alarm} />
      ))}
    </ul>
  )
}
