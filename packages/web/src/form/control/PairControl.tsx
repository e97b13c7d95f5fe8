import { ReloadOutlined } from '@ant-design/icons'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Field, NumberField, Value } from '@wangdi/kernel/form/field.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { formText } from '../../text/form.ts'
import { idOf, type Level } from '../state/level.ts'
import { useForm } from '../state/state.ts'
import { OneControl } from './CodeControl.tsx'
import style from './Control.module.css'
import { NumberControl } from './NumberControl.tsx'
import { plainNumber } from './reading.ts'

/** The second field of the pair is what the first should come to. */
export const isTarget = (key: string, field: Field): boolean =>
  /target/.test(key) || field.label.includes(formText.target)

/** Which of the two this is, while it is empty: figures need the room. */
const wordOf = (field: NumberField, value: Value | undefined): string => {
  const name = isFilled(value) ? '' : field.label
  return [name, field.unit].filter(Boolean).join(' ')
}

/**
 * Moves on when no more digits can follow: three digits, or `/`. Two digits may still become three, so they wait for
 * the person.
 */
const isComplete = (text: string, field: NumberField): boolean => {
  const digits = field.hard ? String(field.hard[1]).length : 3
  return text.endsWith('/') || (/^\d+$/.test(text) && text.length >= Math.max(3, digits))
}

/** Two fields as one control: a measured pair, or now → target. */
export const PairControl = (props: {
  readonly level: Level
  readonly names: readonly [string, string]
  readonly describedBy: readonly [string, string]
  readonly invalid: readonly [boolean, boolean]
}) => {
  const { level, names, describedBy, invalid } = props
  const form = useForm()
  const [readings, setReadings] = useState<readonly string[]>([])
  const [first, second] = names.map((name) => level.fields[name])
  const both = names.map((name) => level.values[name])
  /** The reading stays in sight, the next one counts. */
  const again = (): void => {
    setReadings((before) => [...before, both.join('/')])
    form.clear(names)
    document.getElementById(idOf(level.prefix + names[0]))?.focus()
  }
  const target = isTarget(names[1], second)
  const at = (index: 0 | 1) => ({ level, name: names[index], describedBy: describedBy[index], invalid: invalid[index] })
  if (first.kind === 'one' && second.kind === 'one')
    return (
      <div className={style.stack}>
        <div className={style.wordless}>
          <span className={style.side}>{formText.now}</span>
          <OneControl {...at(0)} field={first} label={first.label} />
        </div>
        <div className={style.wordless}>
          <span className={style.side}>{formText.target}</span>
          <OneControl {...at(1)} field={second} label={second.label} />
        </div>
      </div>
    )
  const isNumber = (field: Field): field is NumberField => field.kind === 'int' || field.kind === 'dec'
  if (!isNumber(first) || !isNumber(second)) return null
  const next = (): void => document.getElementById(idOf(level.prefix + names[1]))?.focus()
  return (
    <div className={style.stack}>
      {readings.length > 0 && (
        <span className={style.readings}>{readings.map((value, n) => formText.reading(n + 1, value)).join('　')}</span>
      )}
      <div className={style.pair}>
        <NumberControl
          {...at(0)}
          field={first}
          label={first.label}
          unit={target || isFilled(both[0]) ? '' : first.label}
          large={!target}
          onTyped={(text) => {
            if (target || !isComplete(text, first)) return
            if (text.endsWith('/')) level.change(names[0], text.slice(0, -1))
            next()
          }}
        />
        <span className={style.sign} aria-hidden="true">
          {target ? '→' : '/'}
        </span>
        <NumberControl
          {...at(1)}
          field={second}
          label={second.label}
          unit={target ? second.unit : wordOf(second, both[1])}
          large={!target}
          onTyped={(text) => {
            // Of 136/84 typed in one go the third digit has moved on already.
            if (text.startsWith('/')) level.change(names[1], plainNumber(text.slice(1)) || null)
          }}
        />
        {!target && both.every(isFilled) && (
          <Button className={style.again} data-again icon={<ReloadOutlined />} onClick={again}>
            {formText.again}
          </Button>
        )}
      </div>
    </div>
  )
}
