import type { Cell, Piece } from '@wangdi/kernel/print/cell.ts'
import type { Sheet, SheetRow } from '@wangdi/kernel/print/sheet.ts'
import style from './SheetTable.module.css'

/** Keys of things that have no identity but their place. */
const placed = <T,>(list: readonly T[]): readonly (readonly [string, T])[] => list.map((one, at) => [String(at), one])

const Boxes = ({ codes }: { readonly codes: readonly string[] }) => (
  <span className={style.boxes}>
    {placed(codes).map(([at, code]) => (
      <span key={at} className={style.box}>
        {code}
      </span>
    ))}
  </span>
)

const Line = ({ line }: { readonly line: readonly Piece[] }) => (
  <div className={style.line}>
    {placed(line).map(([at, piece]) =>
      'boxes' in piece ? (
        <Boxes key={at} codes={piece.boxes} />
      ) : (
        <span key={at} className={style.text}>
          {piece.text}
        </span>
      ),
    )}
  </div>
)

const Lines = ({ cell }: { readonly cell: Cell }) => placed(cell).map(([at, line]) => <Line key={at} line={line} />)

/** How many rows from `at` on stand behind one title; 0 where an earlier row holds it. */
const spanAt = (rows: readonly SheetRow[], at: number): number => {
  if (at > 0 && rows[at - 1].section === rows[at].section) return 0
  const end = rows.findIndex((row, n) => n > at && row.section !== rows[at].section)
  return (end < 0 ? rows.length : end) - at
}

const Row = ({ row, span }: { readonly row: SheetRow; readonly span: number }) => (
  <tr>
    {span > 0 && (
      <th scope="rowgroup" rowSpan={span} className={style.section}>
        {row.section}
      </th>
    )}
    <th scope="row" className={style.label}>
      {row.label}
    </th>
    {placed(row.cells).map(([at, cell]) => (
      <td key={at}>
        <Lines cell={cell} />
      </td>
    ))}
  </tr>
)

const Beside = ({ rows, title }: { readonly rows: readonly SheetRow[]; readonly title: string }) =>
  rows.length === 0 ? null : (
    <div className={style.beside}>
      <b>{title}</b>
      {placed(rows).map(([at, { label, cells }]) => (
        <div key={at} className={style.besideRow}>
          <span>{label.split('\n')[0]}</span>
          {placed(cells).map(([n, cell]) => (
            <span key={n}>
              <Lines cell={cell} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )

/** A form on paper: grid lines, wording and order of the form, codes in boxes; name and number on every page. */
export const SheetTable = (props: {
  readonly sheet: Sheet
  readonly head: readonly [string, string]
  readonly besideTitle: string
  readonly foot: string
}) => {
  const { sheet, head, besideTitle, foot } = props
  const width = sheet.columns + 2
  return (
    <div className={sheet.columns > 1 ? style.columns : style.single}>
      <table className={style.grid}>
        <thead>
          <tr>
            <th colSpan={width} className={style.head}>
              <span>{head[0]}</span>
              <span>{head[1]}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th colSpan={width} className={style.title}>
              {sheet.title}
            </th>
          </tr>
          {placed(sheet.rows).map(([at, row]) => (
            <Row key={at} row={row} span={spanAt(sheet.rows, Number(at))} />
          ))}
        </tbody>
      </table>
      <Beside rows={sheet.beside} title={besideTitle} />
      <p className={style.foot}>{foot}</p>
    </div>
  )
}
