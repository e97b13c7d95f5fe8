import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import type { Missing } from '@wangdi/kernel/campaign/day/missing.ts'
import { tubeKey } from '@wangdi/kernel/campaign/day/part.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { problemWords } from '../../../api/problem.ts'
import { useCall } from '../../../api/query.ts'
import { Await } from '../../../parts/States.tsx'
import { stationText as words } from '../../../text/exam-station.ts'
import { PersonHead } from './PersonHead.tsx'
import style from './Station.module.css'
import { useNote } from './useStation.ts'

const text = words.handIn

type Note = ReturnType<typeof useNote>

/** Why it is not done: one tap of four. */
const Reasons = ({ of, note }: { readonly of: Missing; readonly note: Note }) =>
  text.reasons.map(([code, label]) => (
    <Button
      key={code}
      size="large"
      aria-label={text.because(of.label, label)}
      onClick={() =>
        note.mutate({ station: of.station, state: 'noted', values: { [of.form]: { [`${of.key}_not_done`]: code } } })
      }
    >
      {label}
    </Button>
  ))

/** The tube that answers it later is bound here if it was forgotten. */
const TubeCode = ({ of, note }: { readonly of: Missing; readonly note: Note }) => {
  const [code, setCode] = useState('')
  const key = tubeKey(of.form, of.tube ?? '')
  return (
    <Popover
      trigger="click"
      content={
        <form
          className={style.ways}
          onSubmit={(event) => {
            event.preventDefault()
            if (code.trim()) note.mutate({ station: of.station, state: 'noted', tubes: { [key]: code.trim() } })
          }}
        >
          <Input size="large" aria-label={text.code(of.label)} value={code} onChange={(e) => setCode(e.target.value)} />
          <Button size="large" htmlType="submit">
            {text.tube}
          </Button>
        </form>
      }
    >
      <Button size="large">{text.tube}</Button>
    </Popover>
  )
}

/** Back to the station: it finds the person in its queue again. */
const Redo = ({ of, note }: { readonly of: Pick<Missing, 'station' | 'station_label'>; readonly note: Note }) => {
  const [sent, setSent] = useState(false)
  return (
    <Button
      size="large"
      disabled={sent}
      aria-label={text.redoOf(of.station_label)}
      onClick={() => note.mutate({ station: of.station, state: 'away' }, { onSuccess: () => setSent(true) })}
    >
      {sent ? text.sent(of.station_label) : text.redo}
    </Button>
  )
}

const Line = ({ of, note }: { readonly of: Missing; readonly note: Note }) => (
  <li className={style.missing}>
    {of.label}
    <span className={style.push} />
    {of.tube && <TubeCode of={of} note={note} />}
    {of.may_be_left && <Reasons of={of} note={note} />}
  </li>
)

/** Items in words; of a whole questionnaire only its name and how many. */
const wordsOf = (items: readonly Missing[]): string =>
  [...Map.groupBy(items, ({ form }) => form)]
    .map(([form, of]) =>
      of.length > 20
        ? text.whole(formOf(form)?.short ?? form, of.length)
        : of.map(({ label }) => label.split('：')[0]).join('、'),
    )
    .join('；')

/** What one station has left open: items that only it can do in a sentence, each other with its own way out. */
const Station = ({ items, note }: { readonly items: readonly Missing[]; readonly note: Note }) => {
  const [{ station_label }] = items
  const own = items.filter(({ tube, may_be_left }) => !tube && !may_be_left)
  return (
    <section className={style.open} aria-label={station_label}>
      <div className={style.missing}>
        <h3>{station_label}</h3>
        <span className={style.gap}>{text.missing(items.length)}</span>
        <span className={style.push} />
        <Redo of={items[0]} note={note} />
      </div>
      {own.length > 0 && <p className={style.missing}>{wordsOf(own)}</p>}
      <ul>
        {items
          .filter((of) => !own.includes(of))
          .map((of) => (
            <Line key={`${of.form}.${of.key}`} of={of} note={note} />
          ))}
      </ul>
    </section>
  )
}

/** 交表核对: what the person would leave without; each line has its way out, and only then may they leave. */
export const HandIn = (props: {
  readonly day: string
  readonly person: DayPerson
  readonly from: string
  readonly onDone: (message: string, next: DayPerson | null) => void
}) => {
  const { day, person, from, onDone } = props
  const missing = useCall(
    examDays.missing,
    { params: { id: day, person: person.resident_id } },
    { refetchInterval: 4_000, staleTime: 0 },
  )
  const note = useNote(day, 'S99', person.resident_id, from)
  return (
    <>
      <PersonHead person={missing.data?.person ?? person} />
      <Await of={missing} rows={6}>
        {({ now, later }) => (
          <div className={style.items}>
            <p role="status" className={now.length === 0 ? style.complete : style.gap}>
              {now.length === 0 ? text.complete : text.missing(now.length)}
            </p>
            {[...Map.groupBy(now, ({ station }) => station)].map(([station, items]) => (
              <Station key={station} items={items} note={note} />
            ))}
            {later.length > 0 && <p className="hint">{text.later(later.map(({ label }) => label).join('、'))}</p>}
            {note.error && (
              <p role="alert" className={style.wrong}>
                {problemWords(note.error)}
              </p>
            )}
          </div>
        )}
      </Await>
      <Button
        type="primary"
        className={style.primary}
        disabled={missing.data === undefined || missing.data.now.length > 0}
        loading={note.isPending}
        onClick={() =>
          note.mutate(
            { state: 'passed' },
            { onSuccess: ({ next }) => onDone(words.savedFor(person.number ?? '', person.name), next) },
          )
        }
      >
        {text.leave}
      </Button>
    </>
  )
}
