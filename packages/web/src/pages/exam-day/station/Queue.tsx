import { SearchOutlined } from '@ant-design/icons'
import type { DayPerson, QueueAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { examDays } from '@wangdi/kernel/api/routes/exam-day.ts'
import { Input } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useCall } from '../../../api/query.ts'
import { sexWords, yearsWords } from '../../../parts/format.ts'
import { stationText as words } from '../../../text/exam-station.ts'
import { minutesSince } from './device.ts'
import style from './Station.module.css'

const PersonButton = (props: {
  readonly person: DayPerson
  readonly chosen: boolean
  readonly note?: string
  readonly onPick: (person: DayPerson) => void
}) => {
  const { person, chosen, note, onPick } = props
  return (
    <button type="button" className={style.waiting} aria-current={chosen} onClick={() => onPick(person)}>
      <strong className={style.number}>{person.number ?? '—'}</strong>
      <span className={style.who}>
        <span>{person.name}</span>
        <span className="hint">
          {sexWords(person.sex)} {yearsWords(person.age)}
          {note && ` · ${note}`}
        </span>
      </span>
      <span className={style.notes}>{person.notes.filter((each) => each !== '未空腹').join(' ')}</span>
    </button>
  )
}

const Found = (props: { readonly day: string; readonly q: string; readonly onPick: (person: DayPerson) => void }) => {
  const { day, q, onPick } = props
  const found = useCall(examDays.find, { params: { id: day }, query: { q } })
  const only = found.data?.items.length === 1 ? found.data.items[0] : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: picked once, when the answer has come
  useEffect(() => {
    if (only) onPick(only)
  }, [only?.resident_id])
  if (!found.data || only) return null
  if (found.data.too_broad) return <p className="hint">{words.tooBroad}</p>
  if (found.data.items.length === 0) return <p className="hint">{words.notFound(q)}</p>
  return (
    <ul className={style.list}>
      {found.data.items.map((person) => (
        <li key={person.resident_id}>
          <PersonButton
            person={person}
            chosen={false}
            note={`${person.village_name}${person.on_roster ? '' : ` · ${words.offRoster}`}`}
            onPick={onPick}
          />
        </li>
      ))}
    </ul>
  )
}

/** A scanner types like a keyboard: what is typed while no field has the focus goes to the search. */
const useScanner = (): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const busy = document.activeElement instanceof HTMLElement && document.activeElement !== document.body
      const field = busy && document.activeElement?.matches('input, textarea, select, [role=dialog] *')
      if (field || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return
      box.current?.querySelector('input')?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return box
}

/** The left zone: who waits, longest first; anyone else by number, name or identity number. */
export const Queue = (props: {
  readonly day: string
  readonly queue: QueueAnswer | undefined
  readonly chosen: string | null
  readonly onPick: (person: DayPerson) => void
}) => {
  const { day, queue, chosen, onPick } = props
  const [text, setText] = useState('')
  const [q, setQ] = useState('')
  const box = useScanner()
  const choose = (person: DayPerson): void => {
    setText('')
    setQ('')
    onPick(person)
  }
  const rest = queue ? queue.waiting - queue.items.length : 0
  return (
    <aside ref={box} className={style.queue} aria-label={words.waiting}>
      <div className={style.queueHead}>
        <strong>{words.queue(queue?.waiting ?? 0)}</strong>
        {queue?.longest && <span className="hint">{words.longest(minutesSince(queue.longest, queue.now))}</span>}
      </div>
      {q === '' ? (
        <ul className={style.list}>
          {queue?.items.map((person) => (
            <li key={person.resident_id}>
              <PersonButton person={person} chosen={person.resident_id === chosen} onPick={choose} />
            </li>
          ))}
        </ul>
      ) : (
        <Found day={day} q={q} onPick={choose} />
      )}
      {q === '' && queue?.waiting === 0 && <p className="hint">{words.empty}</p>}
      {q === '' && rest > 0 && <p className="hint">{words.more(rest)}</p>}
      <form
        className={style.find}
        onSubmit={(event) => {
          event.preventDefault()
          setQ(text.trim())
        }}
      >
        <Input
          type="search"
          size="large"
          prefix={<SearchOutlined />}
          aria-label={words.find}
          placeholder={words.find}
          title={words.findHint}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            if (event.target.value === '') setQ('')
          }}
        />
      </form>
    </aside>
  )
}
