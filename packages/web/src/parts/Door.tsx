import { Link } from '@tanstack/react-router'
import { Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import style from './Door.module.css'

/** A figure that opens a page: underlined in light blue, its name read out in full. */
export const DoorLink = (props: {
  readonly to: string
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Readonly<Record<string, string | undefined>>
  readonly label?: string
  readonly children: ReactNode
}) => (
  <Link to={props.to} params={props.params} search={props.search} className={style.door} aria-label={props.label}>
    {props.children}
  </Link>
)

/** A figure that opens a popover with its fraction, base and further doors. Opens by click or Enter, closes by Esc. */
export const Door = (props: { readonly label: string; readonly content: ReactNode; readonly children: ReactNode }) => {
  const [open, setOpen] = useState(false)
  return (
    <Popover content={props.content} trigger="click" open={open} onOpenChange={setOpen} placement="bottomLeft">
      <button
        type="button"
        className={style.door}
        aria-label={props.label}
        aria-expanded={open}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      >
        {props.children}
      </button>
    </Popover>
  )
}
