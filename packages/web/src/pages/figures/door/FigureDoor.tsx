import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { Popover } from 'antd'
import { useRef } from 'react'
import { figuresText as text } from '../../../text/figures.ts'
import { printed } from '../print.ts'
import type { Scoped } from '../scope.ts'
import { DoorContent } from './DoorContent.tsx'
import css from './door.module.css'

interface Props {
  readonly row: FigureRow
  readonly scope: Scoped
  readonly level: 'county' | 'township' | 'village'
  readonly today: string
  readonly mayList: boolean
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

/** A counted value that opens on click or Enter; the focus goes in, Esc closes and brings it back. */
export const FigureDoor = ({ open, onOpen, ...content }: Props) => {
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    onOpen(false)
    button.current?.focus()
  }
  return (
    <Popover
      trigger="click"
      placement="bottom"
      open={open}
      onOpenChange={onOpen}
      destroyOnHidden
      getPopupContainer={(trigger) => trigger.closest('main') ?? document.body}
      content={<DoorContent {...content} onClose={close} />}
    >
      <button
        ref={button}
        type="button"
        className={css.value}
        aria-expanded={open}
        aria-label={`${text.open(content.row.name)} ${printed(content.row.value, content.row.unit)}`}
        onKeyDown={(event) => event.key === 'Escape' && onOpen(false)}
      >
        {printed(content.row.value, content.row.unit)}
      </button>
    </Popover>
  )
}
