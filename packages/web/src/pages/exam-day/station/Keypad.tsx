import { ArrowLeftOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { stationText as words } from '../../../text/exam-station.ts'
import style from './Station.module.css'

const isText = (element: Element | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === 'text' || element.type === 'search')

/** Types into the field in focus as a keyboard would: React hears of it through the native setter. */
const write = (input: HTMLInputElement, value: string): void => {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  setter?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

const typed = (input: HTMLInputElement, key: string): string => {
  const [from, to] = [input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length]
  if (key !== 'back') return input.value.slice(0, from) + key + input.value.slice(to)
  return from === to
    ? input.value.slice(0, Math.max(0, from - 1)) + input.value.slice(to)
    : input.value.slice(0, from) + input.value.slice(to)
}

const press = (key: string): void => {
  const { activeElement } = document
  if (isText(activeElement)) write(activeElement, typed(activeElement, key))
}

/** The next field of the items, from the one in focus. */
const goOn = (): void => {
  const fields = [...document.querySelectorAll('[data-items] input[type=text]:not([readonly])')]
  const here = document.activeElement
  const at = here ? fields.indexOf(here) : -1
  const next = fields[at + 1] ?? fields[0]
  if (next instanceof HTMLElement) next.focus()
}

const Key = (props: {
  readonly label: string
  readonly wide?: boolean
  readonly word?: boolean
  readonly onPress: () => void
  readonly children?: ReactNode
}) => (
  <button
    type="button"
    className={`${style.key} ${props.wide ? style.wideKey : ''} ${props.word ? style.wordKey : ''}`}
    aria-label={props.label}
    // The field keeps the focus: what is pressed goes there.
    onPointerDown={(event) => event.preventDefault()}
    onMouseDown={(event) => event.preventDefault()}
    onClick={props.onPress}
  >
    {props.children ?? props.label}
  </button>
)

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', words.slash, '0']

/** The right zone's keys, for one thumb and gloves. */
export const Keypad = () => (
  <fieldset className={style.keypad} aria-label={words.keypad}>
    {digits.map((digit) => (
      <Key key={digit} label={digit} onPress={() => press(digit)} />
    ))}
    <Key label={words.backspace} onPress={() => press('back')}>
      <ArrowLeftOutlined aria-hidden="true" />
    </Key>
    <Key label={words.point} word onPress={() => press('.')} />
    <Key label={words.nextField} wide onPress={goOn} />
  </fieldset>
)
