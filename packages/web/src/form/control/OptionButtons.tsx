import { CheckOutlined } from '@ant-design/icons'
import type { Option } from '@wangdi/kernel/form/field.ts'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { formText } from '../../text/form.ts'
import style from './Options.module.css'

const FOLD = 7

/**
 * Codes as buttons, in the order of the form. A digit chooses the option of that code. Longer lists are folded; a
 * chosen option is never hidden.
 */
export const OptionButtons = (props: {
  readonly id: string
  readonly kind: 'one' | 'many'
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly label: string
  readonly labelledBy?: string
  readonly describedBy?: string
  readonly invalid?: boolean
  readonly suggested?: string | null
  /** A chosen single option may be taken back by choosing it again. */
  readonly clearable?: boolean
  readonly onToggle: (code: string) => void
  readonly onLeave?: () => void
}) => {
  const { id, kind, options, chosen, onToggle } = props
  const [all, setAll] = useState(false)
  const folded = !all && options.length > FOLD + 1
  const visible = folded ? options.filter(({ code }, at) => at < FOLD - 1 || chosen.includes(code)) : options
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const option = options.find(({ code }) => code === event.key)
    if (!option) return
    event.preventDefault()
    onToggle(option.code)
  }
  const onLeave = (event: FocusEvent): void => {
    if (!document.getElementById(id)?.contains(event.relatedTarget)) props.onLeave?.()
  }
  return (
    <fieldset
      id={id}
      className={style.options}
      role={kind === 'one' ? 'radiogroup' : 'group'}
      aria-label={props.labelledBy ? undefined : props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy || undefined}
      aria-invalid={kind === 'one' ? props.invalid : undefined}
    >
      {visible.map(({ code, label }) => {
        const on = chosen.includes(code)
        return (
          <label key={code} className={`${style.option} ${on ? style.on : ''}`}>
            <input
              type={kind === 'one' ? 'radio' : 'checkbox'}
              name={id}
              className={style.native}
              checked={on}
              onChange={() => onToggle(code)}
              onClick={() => kind === 'one' && on && props.clearable && onToggle(code)}
              onKeyDown={onKey}
              onBlur={onLeave}
            />
            {on && <CheckOutlined aria-hidden="true" />}
            {label}
            {!on && props.suggested === code && <span className={style.suggested}>{formText.computed}</span>}
          </label>
        )
      })}
      {folded && (
        <button type="button" className={style.option} onClick={() => setAll(true)}>
          {formText.more(options.length - visible.length)}
        </button>
      )}
    </fieldset>
  )
}
