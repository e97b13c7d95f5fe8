import { type ReactNode, useRef } from 'react'
import { useArrowKeys } from './arrows.ts'
import style from './DataTable.module.css'
import { useWidth } from './width.ts'

export interface Column<T> {
  readonly key: string
  readonly head: string
  readonly cell: (row: T) => ReactNode
  /** Numbers stand right. */
  readonly number?: boolean
  /** Sticks at the left while the table scrolls sideways. */
  readonly sticky?: boolean
}

/**
 * A list as a table; below `cardsBelow` px of its container (800) each row becomes a card with the facts in the same order.
 * `onOpen` makes rows open by click; the cell that holds the link keeps the keyboard's way.
 */
export const DataTable = <T,>(props: {
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  readonly onOpen?: (row: T) => void
  readonly selected?: string | null
  /** Narrower tables of few short columns may stay tables longer. */
  readonly cardsBelow?: number
}) => {
  const { caption, columns, rows, rowKey, onOpen, selected, cardsBelow = 800 } = props
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const keys = useArrowKeys()
  const classOf = (column: Column<T>): string =>
    `${column.number ? 'number' : ''} ${column.sticky ? style.sticky : ''}`.trim()
  return (
    <div ref={frame} className={style.frame} data-cards={width > 0 && width < cardsBelow}>
      <table className={style.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={keys}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={`${onOpen ? style.open : ''} ${selected === rowKey(row) ? style.selected : ''}`}
              onClick={(event) => {
                const inner = event.target instanceof HTMLElement && event.target.closest('a,button,input,label')
                if (!inner) onOpen?.(row)
              }}
            >
              {columns.map((column) => (
                <td key={column.key} data-head={column.head} className={classOf(column)}>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
