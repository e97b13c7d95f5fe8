import { codesOf } from '@wangdi/kernel/form/answers.ts'
import type { BoolField, ManyField, OneField } from '@wangdi/kernel/form/field.ts'
import { Select } from 'antd'
import { formText } from '../../text/form.ts'
import { idOf } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import type { ControlProps } from './control.ts'
import { OptionButtons } from './OptionButtons.tsx'
import style from './Options.module.css'

const BUTTONS = 7

/** One code: buttons up to seven options, beyond that a list with search. */
export const OneControl = (
  props: ControlProps<OneField> & { readonly suggested?: string | null; readonly label?: string },
) => {
  const { level, name, field, describedBy, invalid, suggested, label = field.label } = props
  const form = useForm()
  const path = level.prefix + name
  const value = typeof level.values[name] === 'string' ? String(level.values[name]) : null
  const choose = (code: string | null): void => {
    level.change(name, code)
    form.touch(path)
  }
  if (field.options.length > BUTTONS)
    return (
      <Select
        id={idOf(path)}
        className={style.select}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={formText.choose}
        value={value}
        status={invalid ? 'error' : ''}
        aria-describedby={describedBy}
        aria-label={label}
        options={field.options.map((option) => ({ value: option.code, label: option.label }))}
        onChange={(code) => choose(code ?? null)}
        onBlur={() => form.touch(path)}
      />
    )
  return (
    <OptionButtons
      id={idOf(path)}
      kind="one"
      options={field.options}
      chosen={value === null ? [] : [value]}
      label={label}
      labelledBy={props.label ? undefined : `${idOf(path)}-label`}
      describedBy={describedBy}
      invalid={invalid}
      suggested={suggested}
      clearable={!level.stateOf(name).required}
      onToggle={(code) => choose(code === value ? null : code)}
    />
  )
}

/** Several codes; the exclusive one lifts the others, and any other lifts it. */
export const ManyControl = ({ level, name, field, describedBy, invalid }: ControlProps<ManyField>) => {
  const form = useForm()
  const path = level.prefix + name
  const chosen = codesOf(level.values, name)
  const toggle = (code: string): void => {
    const rest = chosen.filter((other) => other !== code && other !== field.exclusive)
    const next = chosen.includes(code) ? rest : code === field.exclusive ? [code] : [...rest, code]
    level.change(name, next.length === 0 ? null : next)
  }
  return (
    <OptionButtons
      id={idOf(path)}
      kind="many"
      options={field.options}
      chosen={chosen}
      label={field.label}
      labelledBy={`${idOf(path)}-label`}
      describedBy={describedBy}
      invalid={invalid}
      onToggle={toggle}
      onLeave={() => form.touch(path)}
    />
  )
}

const yesNo = [
  { code: '1', label: formText.yes },
  { code: '0', label: formText.no },
]

export const BoolControl = ({ level, name, field, describedBy, invalid }: ControlProps<BoolField>) => {
  const form = useForm()
  const path = level.prefix + name
  const value = level.values[name]
  const chosen = value === true ? ['1'] : value === false ? ['0'] : []
  return (
    <OptionButtons
      id={idOf(path)}
      kind="one"
      options={yesNo}
      chosen={chosen}
      label={field.label}
      labelledBy={`${idOf(path)}-label`}
      describedBy={describedBy}
      invalid={invalid}
      clearable={!level.stateOf(name).required}
      onToggle={(code) => {
        level.change(name, chosen.includes(code) ? null : code === '1')
        form.touch(path)
      }}
    />
  )
}
