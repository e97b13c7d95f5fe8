import { useMe } from '../api/me.ts'
import { DayInput } from './DayInput.tsx'
import css from './TextLine.module.css'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly wrong: boolean
  readonly hint?: string
  readonly unit?: string
  readonly type?: 'text' | 'date'
  readonly numeric?: boolean
  /** The word that says the line may stay empty. */
  readonly optional?: string
}

/** A labelled line of a form, its unit inside at the right, its hint below. */
export const TextLine = (props: Props) => {
  const { id, label, value, onChange, wrong, hint, unit, type = 'text', numeric = false, optional } = props
  const { today } = useMe()
  const describedBy = hint ? `${id}-hint` : undefined
  return (
    <div className={css.field}>
      <label htmlFor={id}>
        {label} {optional && <span className="hint">{optional}</span>}
      </label>
      <span className={css.box} data-wrong={wrong}>
        {type === 'date' ? (
          <DayInput id={id} describedBy={describedBy} value={value} today={today} invalid={wrong} onChange={onChange} />
        ) : (
          <input
            id={id}
            aria-describedby={describedBy}
            value={value}
            inputMode={numeric ? 'numeric' : undefined}
            autoComplete="off"
            aria-invalid={wrong}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
        {unit && <span className="hint">{unit}</span>}
      </span>
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
    </div>
  )
}
