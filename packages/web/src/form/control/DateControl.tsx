import { addDays, parseDay } from '@wangdi/kernel/day/day.ts'
import type { DateField } from '@wangdi/kernel/form/field.ts'
import { useState } from 'react'
import { formText } from '../../text/form.ts'
import { idOf } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import style from './Control.module.css'
import type { ControlProps } from './control.ts'
import { readDay, readMonth } from './reading.ts'

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A day typed in any usual way, with 今天 and 昨天; the calendar of the device stands beside it. */
export const DateControl = ({ level, name, field, describedBy, invalid }: ControlProps<DateField>) => {
  const form = useForm()
  const path = level.prefix + name
  const { today } = form.start.context
  const value = asText(level.values[name])
  const [draft, setDraft] = useState<string | null>(null)
  const take = (text: string): void => {
    setDraft(null)
    const read = field.kind === 'ym' && !parseDay(text) ? readMonth(text) : readDay(text, today ?? '2000-01-01')
    if (read !== value) level.change(name, read === '' ? null : read)
    form.touch(path)
  }
  const quick = field.kind === 'date' && !field.beforeBirth && today !== undefined
  return (
    <span className={style.date}>
      <input
        id={idOf(path)}
        className={style.input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={field.kind === 'ym' ? formText.monthHint : formText.dateHint}
        value={draft ?? value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
      />
      {quick && !field.future && (
        <button type="button" className={style.quick} onClick={() => take(today)}>
          {formText.today}
        </button>
      )}
      {quick && !field.future && (
        <button type="button" className={style.quick} onClick={() => take(addDays(today, -1))}>
          {formText.yesterday}
        </button>
      )}
    </span>
  )
}
