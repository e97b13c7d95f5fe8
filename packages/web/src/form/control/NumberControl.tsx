import type { NumberField } from '@wangdi/kernel/form/field.ts'
import { idOf } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import style from './Control.module.css'
import type { ControlProps } from './control.ts'
import { plainNumber } from './reading.ts'

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** A number with its unit inside at the right. Decimals stay as typed; the wheel does nothing. */
export const NumberControl = (
  props: ControlProps<NumberField> & {
    readonly label?: string
    readonly unit?: string
    readonly large?: boolean
    readonly onTyped?: (text: string) => void
  },
) => {
  const { level, name, field, describedBy, invalid, label, unit = field.unit, large, onTyped } = props
  const form = useForm()
  const path = level.prefix + name
  return (
    <span className={`${style.number} ${large ? style.large : ''}`}>
      <input
        id={idOf(path)}
        className={style.input}
        type="text"
        inputMode={field.kind === 'int' ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-label={label}
        value={shown(level.values[name])}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => {
          const text = plainNumber(event.target.value)
          level.change(name, text === '' ? null : text)
          onTyped?.(event.target.value)
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => form.touch(path)}
      />
      {unit && (
        <span className={style.unit} aria-hidden="true">
          {unit}
        </span>
      )}
    </span>
  )
}
