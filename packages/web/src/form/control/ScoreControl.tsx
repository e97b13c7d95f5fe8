import type { NumberField } from '@wangdi/kernel/form/field.ts'
import { idOf } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import type { ControlProps } from './control.ts'
import { OptionButtons } from './OptionButtons.tsx'

/** A score out of a fixed set: its words as buttons, the number is the answer. */
export const ScoreControl = ({ level, name, field, describedBy, invalid }: ControlProps<NumberField>) => {
  const form = useForm()
  const path = level.prefix + name
  const value = level.values[name]
  const chosen = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  return (
    <OptionButtons
      id={idOf(path)}
      kind="one"
      options={field.scores ?? []}
      chosen={chosen === '' ? [] : [chosen]}
      label={field.label}
      labelledBy={`${idOf(path)}-label`}
      describedBy={describedBy}
      invalid={invalid}
      clearable={!level.stateOf(name).required}
      onToggle={(code) => {
        level.change(name, code === chosen ? null : Number(code))
        form.touch(path)
      }}
    />
  )
}
