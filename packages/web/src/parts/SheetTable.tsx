import { type Cell, type Line, type Piece, tailAt } from '@wangdi/kernel/print/piece.ts'
import { type SheetCell, type SheetRow, WIDTH } from '@wangdi/kernel/print/rows.ts'
import { headOf, type Sheet } from '@wangdi/kernel/print/sheet.ts'
import type { CSSProperties } from 'react'
import { formText } from '../text/form.ts'
import { fontFamily } from '../theme/tokens.ts'
import style from './SheetTable.module.css'
import { Teeth } from './Teeth.tsx'

/** Keys of things that have no identity but their place. */
const placed = <T,>(list: readonly T[]): readonly (readonly [string, T])[] => list.map((one, at) => [String(at), one])

const Run = ({ piece }: { readonly piece: Piece }) => {
  if ('boxes' in piece)
    return placed(piece.boxes).map(([at, code]) => (
      <span key={at} className={style.keep}>
        {at !== '0' && '/'}
        <span className={style.box}>{code}</span>
      </span>
    ))
  if ('digits' in piece)
    return (
      <span className={style.keep}>
        {placed(piece.digits).map(([at, char]) =>
          char === '-' || (char !== '' && char.trim() === '') ? (
            char
          ) : (
            <span key={at} className={style.digit}>
              {char}
            </span>
          ),
        )}
      </span>
    )
  if ('teeth' in piece) return <Teeth teeth={piece.teeth} />
  return <span className={`${piece.keep ? style.keep : ''} ${piece.pen ? style.pen : ''}`}>{piece.text}</span>
}

const Pieces = ({ line }: { readonly line: Line }) => placed(line).map(([at, piece]) => <Run key={at} piece={piece} />)

const Lines = ({ cell }: { readonly cell: Cell }) =>
  placed(cell).map(([at, line]) => {
    const tail = tailAt(line)
    return (
      <div key={at} className={style.line}>
        <span className={style.words}>
          <Pieces line={line.slice(0, tail)} />
        </span>
        {tail < line.length && (
          <span className={style.tail}>
            <Pieces line={line.slice(tail)} />
          </span>
        )}
      </div>
    )
  })

/** How many rows from `at` on have the titles down to this depth in common; 0 where an earlier row holds it. */
const spanAt = (rows: readonly SheetRow[], at: number, depth: number): number => {
  const path = (row: SheetRow | undefined): string | null =>
    row && row.titles.length > depth ? row.titles.slice(0, depth + 1).join('\n') : null
  if (path(rows[at]) === null || path(rows[at - 1]) === path(rows[at])) return 0
  const end = rows.findIndex((row, n) => n > at && path(row) !== path(rows[at]))
  return (end < 0 ? rows.length : end) - at
}

const heightOf = (lines: number | undefined): CSSProperties | undefined =>
  lines === undefined ? undefined : { height: `${lines * 1.35}em` }

const Box = ({ cell, lines }: { readonly cell: SheetCell; readonly lines: number | undefined }) => {
  const Tag = cell.label ? 'th' : 'td'
  return (
    <Tag
      colSpan={cell.span}
      className={`${lines === undefined ? style.level : ''} ${cell.middle ? style.centre : ''}`}
      style={heightOf(lines)}
    >
      <Lines cell={cell.lines} />
    </Tag>
  )
}

const Row = (props: {
  readonly rows: readonly SheetRow[]
  readonly at: number
  readonly units: Sheet['titleUnits']
}) => {
  const { rows, at, units } = props
  const row = rows[at]
  if (row.cut)
    return (
      <tr>
        <td colSpan={WIDTH} className={style.cut} />
      </tr>
    )
  if (row.open)
    return (
      <tr>
        <td
          colSpan={WIDTH}
          className={style.open}
          style={{ ...heightOf(row.lines), textAlign: row.open.align, fontSize: row.open.size && `${row.open.size}em` }}
        >
          {row.cells.map(({ lines }) =>
            placed(lines).map(([key, line]) => (
              <div key={key}>
                <Pieces line={line} />
              </div>
            )),
          )}
        </td>
      </tr>
    )
  return (
    <tr>
      {placed(row.titles).map(([depth, title]) => {
        const span = spanAt(rows, at, Number(depth))
        return (
          span > 0 && (
            <th
              key={depth}
              scope="rowgroup"
              rowSpan={span}
              colSpan={units[Math.min(Number(depth), 1)]}
              className={style.section}
            >
              {title}
            </th>
          )
        )
      })}
      {placed(row.cells).map(([key, cell]) => (
        <Box key={key} cell={cell} lines={row.lines} />
      ))}
    </tr>
  )
}

const Head = ({ name, code }: { readonly name: string; readonly code: string }) => {
  const [left, right] = headOf(name, code)
  return (
    <tr>
      <th colSpan={WIDTH} className={style.head}>
        <span>
          <Pieces line={left} />
        </span>
        <span>
          <Pieces line={right} />
        </span>
      </th>
    </tr>
  )
}

const Beside = ({ sheet }: { readonly sheet: Sheet }) =>
  sheet.beside.length === 0 ? null : (
    <div className={style.beside}>
      <b>{formText.sheetBeside}</b>
      {placed(sheet.beside).map(([at, { label, cells }]) => (
        <div key={at} className={style.besideRow}>
          <span>{label}</span>
          {placed(cells).map(([n, cell]) => (
            <span key={n}>
              <Lines cell={cell} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )

/** A text as CSS holds it. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\<\n]/g, ' ')}"`

/** Unit, who prints and when, and the number of the page in the lower margin of each page. */
const PageFoot = ({ text }: { readonly text: string }) => (
  <style>
    {`@page {
      font-family: ${fontFamily};
      @bottom-left { content: ${quoted(text)}; font-size: 7.5pt; white-space: nowrap; }
      @bottom-right { content: "第" counter(page) "页 共" counter(pages) "页"; font-size: 7.5pt; }
    }`}
  </style>
)

/** A form on paper: grid lines, wording and order of the form, codes in boxes; name and number on every page. */
export const SheetTable = (props: {
  readonly sheet: Sheet
  readonly name: string
  readonly code: string
  readonly foot: string
}) => {
  const { sheet, name, code, foot } = props
  return (
    <div className={style.sheet} style={{ fontSize: `${9 * sheet.size}pt` }}>
      {placed(sheet.pages).map(([page, rows]) => (
        <table key={page} className={sheet.columns > 1 || sheet.size < 1 ? `${style.grid} ${style.tight}` : style.grid}>
          <colgroup>
            {Array.from({ length: WIDTH }, (_, at) => (
              <col key={String(at)} />
            ))}
          </colgroup>
          {page === '0' && sheet.title && <caption className={style.title}>{sheet.title}</caption>}
          {sheet.headed && (
            <thead>
              <Head name={name} code={code} />
            </thead>
          )}
          <tbody>
            {placed(rows).map(([at]) => (
              <Row key={at} rows={rows} at={Number(at)} units={sheet.titleUnits} />
            ))}
          </tbody>
        </table>
      ))}
      <Beside sheet={sheet} />
      <PageFoot text={foot} />
      <p className={style.foot}>{foot}</p>
    </div>
  )
}
