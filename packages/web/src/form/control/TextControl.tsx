import type { RefField, TextField } from '@wangdi/kernel/form/field.ts'
import { idOf } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import style from './Control.module.css'
import type { ControlProps } from './control.ts'
import { DrugName } from './DrugName.tsx'

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** A line of text, or several where the definition says so. */
export const TextControl = ({ level, name, field, describedBy, invalid }: ControlProps<TextField | RefField>) => {
  const form = useForm()
  const path = level.prefix + name
  const common = {
    id: idOf(path),
    value: shown(level.values[name]),
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    onBlur: () => form.touch(path),
  }
  if (field.kind === 'text' && (field.lines ?? 1) > 1)
    return (
      <textarea
        {...common}
        className={style.area}
        rows={field.lines}
        onChange={(event) => level.change(name, event.target.value)}
      />
    )
  const choices = field.kind === 'text' ? field.choices : undefined
  if (field.concept === 'drug_name') return <DrugName level={level} name={name} common={common} />
  if (choices)
    return (
      <span className={style.choices}>
        <input
          {...common}
          className={style.input}
          type="text"
          autoComplete="off"
          onChange={(event) => level.change(name, event.target.value)}
        />
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={style.quick}
            aria-pressed={common.value === choice}
            onClick={() => {
              level.change(name, choice)
              form.touch(path)
            }}
          >
            {choice}
          </button>
        ))}
      </span>
    )
  return (
    <input
      {...common}
      className={style.input}
      type="text"
      autoComplete="off"
      onChange={(event) => level.change(name, event.target.value)}
    />
  )
}
