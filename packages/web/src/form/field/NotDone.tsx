import { isFilled } from '@wangdi/kernel/form/answers.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { formText } from '../../text/form.ts'
import { OneControl } from '../control/CodeControl.tsx'
import { idOf, type Level } from '../state/level.ts'
import style from './Field.module.css'

/** Around the control of an item that may be left undone: 未做 asks for the reason in its place. */
export const NotDone = (props: { readonly level: Level; readonly name: string; readonly children: ReactNode }) => {
  const { level, name, children } = props
  const reason = `${name}_not_done`
  const companion = level.fields[reason]
  const [open, setOpen] = useState(false)
  if (companion?.kind !== 'one' || !companion.notDoneOf) return children
  const switchTo = (undone: boolean): void => {
    level.change(undone ? name : reason, null)
    setOpen(undone)
  }
  if (!open && !isFilled(level.values[reason]))
    return (
      <div className={style.beside}>
        <div className={style.grow}>{children}</div>
        <Button className={style.undone} onClick={() => switchTo(true)}>
          {formText.notDone}
        </Button>
      </div>
    )
  return (
    <div className={style.beside}>
      <div className={style.grow}>
        <OneControl
          level={level}
          name={reason}
          field={companion}
          label={companion.label}
          describedBy={`${idOf(level.prefix + reason)}-finding`}
          invalid={false}
        />
      </div>
      <Button className={style.undone} onClick={() => switchTo(false)}>
        {formText.measured}
      </Button>
    </div>
  )
}
