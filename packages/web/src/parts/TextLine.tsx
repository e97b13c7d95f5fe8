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
  return (
    <div className={css.field}>
      <label htmlFor={id}>
        {label} {optional && <span className="hint">{optional}</span>}
      </label>
      <span className={css.box} data-wrong={wrong}>
        <input
          id={id}
          type={type}
          value={value}
          inputMode={numeric ? 'numeric' : undefined}
          aria-invalid={wrong}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
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
