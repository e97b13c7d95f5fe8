import type { AlarmView, DayPerson, StationPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { Button, Input, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { problemWords } from '../../../api/problem.ts'
import { useCall } from '../../../api/query.ts'
import { Await, Empty } from '../../../parts/States.tsx'
import { stationText as words } from '../../../text/exam-station.ts'
import { AlarmBlock } from './Alarm.tsx'
import { type Entered, Items } from './Items.tsx'
import { PersonHead } from './PersonHead.tsx'
import style from './Station.module.css'
import { type Noted, type Picked, useNote } from './useStation.ts'

export interface PersonProps {
  readonly day: string
  readonly station: string
  readonly picked: Picked
  readonly next: DayPerson | null
  /** Critical values of the day. */
  readonly alarms: readonly AlarmView[]
  /** Where the way on stands on a wide screen: below the keys. */
  readonly slot: HTMLElement | null
  readonly onDone: (message: string, next: DayPerson | null) => void
}

/** Codes of the tubes filled here. */
const Tubes = (props: {
  readonly tubes: StationPerson['tubes']
  readonly codes: Readonly<Record<string, string>>
  readonly onChange: (key: string, code: string) => void
}) => (
  <section className={style.items} data-items aria-label={words.tubes}>
    <div className={style.tubes}>
      {props.tubes.map(({ key, label, code }) => (
        <div key={key} className={style.tube}>
          <label className="hint" htmlFor={key}>
            {label}
          </label>
          <Input
            id={key}
            size="large"
            value={props.codes[key] ?? code ?? ''}
            onChange={(event) => props.onChange(key, event.target.value)}
          />
        </div>
      ))}
    </div>
  </section>
)

/** What was typed stays; every open item of the station is left out for one reason. */
const skipped = (entered: readonly Entered[], code: string): Readonly<Record<string, Values>> =>
  Object.fromEntries(
    entered
      .filter(({ changed, open }) => open.length > 0 || Object.keys(changed).length > 0)
      .map(({ form, changed, open }) => [
        form,
        { ...changed, ...Object.fromEntries(open.map((key) => [`${key}_not_done`, code])) },
      ]),
  )

const Skip = ({ onSkip }: { readonly onSkip: (code: string, label: string) => void }) => (
  <Popover
    trigger="click"
    content={
      <div className={style.ways}>
        {words.handIn.reasons.map(([code, label]) => (
          <Button key={code} size="large" onClick={() => onSkip(code, label)}>
            {label}
          </Button>
        ))}
      </div>
    }
  >
    <Button className={style.aside}>{words.skip}</Button>
  </Popover>
)

/** A reading that was repeated stands for those before it. */
const latest = (alarms: readonly AlarmView[]): readonly AlarmView[] =>
  [...Map.groupBy(alarms, ({ keys }) => keys.join()).values()].map(
    (of) => of.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0],
  )

/** How long the person has been at this station. */
const Spent = ({ from }: { readonly from: string }) => {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - Date.parse(from)) / 1_000))
  return <span className="hint">{words.time(Math.floor(seconds / 60), seconds % 60)}</span>
}

/** The middle zone: the person, this station's items, a critical value in place, and the ways on. */
const Work = ({ view, ...props }: PersonProps & { readonly view: StationPerson }) => {
  const { day, station, picked, next, alarms, slot, onDone } = props
  const { person } = view
  const [entered, setEntered] = useState<Readonly<Record<string, Entered>>>({})
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({})
  const note = useNote(day, station, person.resident_id, picked.from)
  const critical = useNote(day, station, person.resident_id, picked.from)
  const all = Object.values(entered)
  const values = Object.fromEntries(
    all.filter(({ changed }) => Object.keys(changed).length > 0).map(({ form, changed }) => [form, changed]),
  )
  /** Whichever way the person goes on, what has been typed goes with it. */
  const finish = (noted: Noted): void => {
    const wrong = all.filter((each) => each.wrong)
    for (const each of wrong) each.reveal()
    if (wrong.length > 0) return
    note.mutate(
      { values, tubes: codes, ...noted },
      { onSuccess: (answer) => onDone(words.savedFor(person.number ?? '', person.name), answer.next) },
    )
  }
  const mine = alarms.filter((alarm) => alarm.resident_id === person.resident_id && alarm.station === station)
  const open = latest(mine.filter(({ closed }) => closed === null))
  const way = (
    <div className={style.way}>
      <div className={style.left}>
        <span className="hint">{words.left(all.reduce((sum, { left }) => sum + left, 0))}</span>
        <Spent from={picked.from} />
      </div>
      <Button
        type="primary"
        className={style.primary}
        loading={note.isPending}
        onClick={() => finish({ state: 'passed' })}
      >
        <span className={style.twoLines}>
          <span>{next ? words.next : words.alone}</span>
          {next && (
            <small>
              {next.number} {next.name}
            </small>
          )}
        </span>
      </Button>
    </div>
  )
  return (
    <>
      {slot && createPortal(way, slot)}
      <PersonHead person={person} passed={view.passed} />
      {view.forms.map((of) => (
        <Items
          key={of.form}
          of={of}
          titled={view.forms.length > 1}
          onChange={(each) => setEntered((before) => ({ ...before, [each.form]: each }))}
          onCritical={(form, noted) => critical.mutate({ values: { [form]: noted }, state: 'noted' })}
        />
      ))}
      {view.tubes.length > 0 && (
        <Tubes
          tubes={view.tubes}
          codes={codes}
          onChange={(key, code) => setCodes((before) => ({ ...before, [key]: code }))}
        />
      )}
      {note.error && (
        <p role="alert" className={style.wrong}>
          {problemWords(note.error)}
        </p>
      )}
      {open.map((alarm) => (
        <AlarmBlock key={alarm.alarm_id} day={day} alarm={alarm} />
      ))}
      <div className={style.foot}>
        <div className={style.asides}>
          <Skip onSkip={(code, label) => finish({ values: skipped(all, code), state: 'skipped', reason: label })} />
          <Button className={style.aside} onClick={() => finish({ state: 'away' })}>
            {words.away}
          </Button>
        </div>
        {slot === null && way}
      </div>
    </>
  )
}

/** One person at this station, as the server had them when they were opened: each look is one line of the access log. */
export const Person = (props: PersonProps) => {
  const { day, station, picked } = props
  const view = useCall(
    examDays.person,
    { params: { id: day, station, person: picked.id } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  )
  return (
    <Await of={view} rows={8}>
      {(found) =>
        found.person.number === null ? (
          <Empty text={words.notRegistered} />
        ) : found.asked ? (
          <Work key={picked.id} {...props} view={found} />
        ) : (
          <Empty text={words.notAsked} />
        )
      }
    </Await>
  )
}
