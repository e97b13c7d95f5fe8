import { CalendarOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import { readDay } from '../form/control/reading.ts'
import { zh } from '../text/zh.ts'
import style from './DayInput.module.css'

interface Props {
  readonly id?: string
  readonly label?: string
  readonly value: string
  readonly today: string
  readonly max?: string
  /** How the day reads while nobody types; as it is stored where left out. */
  readonly show?: (day: string) => string
  readonly invalid?: boolean
  readonly describedBy?: string
  /** A day, or '' when the field was emptied. */
  readonly onChange: (day: string) => void
  /** What was typed and is no such day: it stays to be seen. Left out, the day before comes back. */
  readonly onWrong?: (typed: string) => void
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** A day typed in any usual way (0520, 5月20日, 2026-05-20), with the device's calendar behind the button. */
export const DayInput = (props: Props) => {
  const { id, label, value, today, max, show, invalid = false, describedBy, onChange, onWrong } = props
  const [draft, setDraft] = useState<string | null>(null)
  const calendar = useRef<HTMLInputElement>(null)
  const take = (text: string): void => {
    const day = readDay(text, today)
    const sound = day === '' || (isDay(day) && (max === undefined || day <= max))
    if (!sound && onWrong) {
      onWrong(text)
      return
    }
    setDraft(null)
    if (sound && day !== value) onChange(day)
  }
  return (
    <span className={style.box}>
      <input
        id={id}
        className={style.text}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={draft ?? (value && show ? show(value) : value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => draft !== null && take(draft)}
        onKeyDown={(event) => event.key === 'Enter' && draft !== null && take(draft)}
      />
      <button
        type="button"
        className={style.button}
        aria-label={zh.calendar}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarOutlined />
      </button>
      <input
        ref={calendar}
        type="date"
        className={style.calendar}
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        max={max}
        onChange={(event) => event.target.value && take(event.target.value)}
      />
    </span>
  )
}
