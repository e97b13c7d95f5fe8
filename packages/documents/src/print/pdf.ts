import type { Cell, Piece } from '@wangdi/kernel/print/cell.ts'
import type { Sheet, SheetRow } from '@wangdi/kernel/print/sheet.ts'
import { family, maker } from './fonts.ts'

/** What stands around the sheet on every page. */
export interface Surround {
  readonly name: string
  /** The last eight digits of the record's number. */
  readonly code: string
  /** Unit, who printed it, and when. */
  readonly foot: string
}

type Node = Readonly<Record<string, unknown>>

/** Millimetres to points. */
const mm = (n: number): number => (n * 72) / 25.4
const MARGINS = { top: 20, side: 15, bottom: 15 }
const TEXT = 9
const LINE = 0.5

/** Letters that the font does not have. */
const printable = (text: string): string => text.replaceAll('⁹', '^9').replaceAll('¹²', '^12')

const hairline = { hLineWidth: () => LINE, vLineWidth: () => LINE }
const grid = {
  ...hairline,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
}
const box = {
  ...hairline,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

const boxes = (codes: readonly string[]): Node => ({
  width: 'auto',
  table: {
    widths: codes.map((code) => (code.length > 1 ? 13 : 10)),
    heights: 10,
    body: [codes.map((code) => ({ text: code || ' ', alignment: 'center', fontSize: TEXT - 1 }))],
  },
  layout: box,
})

const pieceNode = (piece: Piece): Node =>
  'boxes' in piece ? boxes(piece.boxes) : { text: printable(piece.text), width: 'auto' }

/** Words take the room, boxes stand at the right as on the paper form. */
const lineNode = (line: readonly Piece[]): Node => {
  const firstBox = line.findIndex((piece) => 'boxes' in piece)
  if (firstBox < 0) return { text: line.map((piece) => ('text' in piece ? printable(piece.text) : '')).join('') || ' ' }
  const words = line.slice(0, firstBox).map((piece) => ('text' in piece ? printable(piece.text) : ''))
  return { columns: [{ text: words.join(''), width: '*' }, ...line.slice(firstBox).map(pieceNode)], columnGap: 3 }
}

const cellNode = (cell: Cell): Node => ({ stack: cell.map(lineNode) })

/** Letters under each other only in the narrow column: tall titles would run over the end of a page. */
const sectionNode = (title: string, span: number, narrow: boolean): Node => ({
  text: narrow && span > 2 && title.length <= 8 ? [...title].join('\n') : title,
  rowSpan: span,
  alignment: 'center',
  bold: true,
})

/** Rows up to this many stand behind one section title; a title never spans more than a page can hold. */
const SPAN = 12

const bodyOf = ({ rows, columns }: Sheet): Node[][] => {
  const body: Node[][] = []
  for (let at = 0; at < rows.length; ) {
    const { section } = rows[at]
    let span = 1
    while (span < SPAN && rows[at + span]?.section === section) span++
    for (let n = 0; n < span; n++) {
      const { label, cells } = rows[at + n]
      body.push([
        n === 0 ? sectionNode(section, span, columns > 1) : {},
        { text: printable(label) },
        ...cells.map(cellNode),
      ])
    }
    at += span
  }
  return body
}

const besideNode = (rows: readonly SheetRow[]): Node[] =>
  rows.length === 0
    ? []
    : [
        {
          margin: [0, 4, 0, 0],
          fontSize: TEXT - 1,
          stack: [
            { text: '本系统另记（纸质表没有的项目）', bold: true },
            ...rows.map(({ label, cells }) => ({
              columnGap: 6,
              columns: [{ text: printable(label.split('\n')[0]), width: 120 }, ...cells.map(cellNode)],
            })),
          ],
        },
      ]

const tableOf = (sheet: Sheet): Node => ({
  table: {
    widths: sheet.columns > 1 ? [22, 118, ...Array.from({ length: sheet.columns }, () => '*')] : [52, 120, '*'],
    dontBreakRows: true,
    body: bodyOf(sheet),
  },
  layout: grid,
})

const contentOf = (sheet: Sheet): Node[] => [
  { text: sheet.title, fontSize: 15, bold: true, alignment: 'center', margin: [0, 0, 0, 6] },
  tableOf(sheet),
  ...besideNode(sheet.beside),
]

/**
 * The sheets as one PDF on A4: grid lines, codes in boxes, empty cells left for a pen, name and record number on every
 * page (规范第三版·各表). Black on white.
 */
export const pdfOf = async (sheets: readonly Sheet[], { name, code, foot }: Surround): Promise<Uint8Array> => {
  const content = sheets.flatMap((sheet, at) => [{ stack: contentOf(sheet), ...(at > 0 && { pageBreak: 'before' }) }])
  return maker()
    .createPdf({
      pageSize: 'A4',
      pageMargins: [mm(MARGINS.side), mm(MARGINS.top), mm(MARGINS.side), mm(MARGINS.bottom)],
      defaultStyle: { font: family, fontSize: TEXT, lineHeight: 1.1 },
      header: {
        margin: [mm(MARGINS.side), mm(10), mm(MARGINS.side), 0],
        columns: [{ text: `姓名：${name}` }, { text: `编号：${code}`, alignment: 'right' }],
      },
      footer: (page: number, pages: number) => ({
        margin: [mm(MARGINS.side), 4, mm(MARGINS.side), 0],
        fontSize: TEXT - 1.5,
        columns: [{ text: foot }, { text: `第${page}页 共${pages}页`, alignment: 'right', width: 'auto' }],
      }),
      content,
    })
    .getBuffer()
}
