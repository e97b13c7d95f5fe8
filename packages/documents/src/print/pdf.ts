import type { Piece } from '@wangdi/kernel/print/piece.ts'
import { type Beside, headOf, type Sheet } from '@wangdi/kernel/print/sheet.ts'
import type { PdfDocument } from 'pdfkit'
import { drawLines, drawRows } from './draw.ts'
import { type FlowLine, flow, LEADING, type Measure } from './flow.ts'
import { emptyPdf, RAISED, RAISED_SIZE } from './fonts.ts'
import { type LaidRow, layRow, linesHeight, PADS, RUNNING_PAD, split, stretch, TEXT } from './place.ts'

/** What stands around the sheet on every page. */
export interface Surround {
  readonly name: string
  /** The last eight digits of the record's number. */
  readonly code: string
  /** Unit, who printed it, and when. */
  readonly foot: string
  readonly printedAt: Date
}

/** Millimetres to points. */
const mm = (n: number): number => (n * 72) / 25.4
const A4 = { width: mm(210), height: mm(297) }
/** Margins of every sheet: the upper one holds the holes of the file's clip. */
const MARGIN = { top: mm(20), side: mm(15), bottom: mm(15) }
const WIDTH = A4.width - 2 * MARGIN.side
const BOTTOM = A4.height - MARGIN.bottom
const TITLE = 15
const SMALL = 7.5

/** Letters are as wide as they were before: each is measured once a document. */
const measureOf = (doc: PdfDocument): Measure => {
  const known = new Map<string, number>()
  const letter = (char: string): number => {
    const before = known.get(char)
    if (before !== undefined) return before
    const raised = RAISED[char]
    const width = raised ? letter(raised) * RAISED_SIZE : doc.fontSize(100).widthOfString(char) / 100
    known.set(char, width)
    return width
  }
  return (text, size) => [...text].reduce((sum, char) => sum + letter(char), 0) * size
}

interface Pen {
  readonly doc: PdfDocument
  readonly measure: Measure
  readonly around: Surround
}

const drawHead = ({ doc, measure, around }: Pen, y: number): number => {
  const [left, right] = headOf(around.name, around.code)
  const lines = (pieces: readonly Piece[]) => flow([[...pieces]], WIDTH, TEXT, measure)
  const last = lines(right).at(-1)?.marks.at(-1)
  drawLines(doc, lines(left), { x: MARGIN.side, y, size: TEXT })
  drawLines(doc, lines(right), { x: MARGIN.side + WIDTH - (last ? last.x + last.width : 0), y, size: TEXT })
  return y + TEXT * LEADING + 3
}

const drawTitle = ({ doc, measure }: Pen, title: string, y: number): number => {
  doc.font('bold')
  const own = doc.fontSize(TITLE).widthOfString(title)
  const x = MARGIN.side + (WIDTH - own) / 2
  drawLines(doc, flow([[{ text: title, keep: true }]], A4.width, TITLE, measure), { x, y, size: TITLE })
  doc.font('plain')
  return y + TITLE * LEADING + 4
}

/** A new page with what stands above the table; answers where the table begins. */
const beginPage = (pen: Pen, sheet: Sheet, first: boolean): number => {
  pen.doc.addPage()
  let y = MARGIN.top - (first ? 0 : mm(4))
  if (first && sheet.title) y = drawTitle(pen, sheet.title, y)
  return sheet.headed ? drawHead(pen, y) : y
}

/** Rows that fit below `from`, at least one. */
const fitting = (rows: readonly LaidRow[], from: number): number => {
  let y = from
  let count = 0
  while (count < rows.length && (count === 0 || y + rows[count].height <= BOTTOM)) y += rows[count++].height
  return count
}

interface BesideLine {
  readonly label: readonly FlowLine[]
  readonly cells: readonly (readonly FlowLine[])[]
  readonly height: number
}

const BESIDE = { size: TEXT - 1, label: 120, gap: 4 }

const layBeside = ({ measure }: Pen, rows: readonly Beside[]): readonly BesideLine[] => {
  if (rows.length === 0) return []
  const { size, label: labelWidth, gap } = BESIDE
  const line = (label: string, cells: Beside['cells']): BesideLine => {
    const room = (WIDTH - labelWidth) / Math.max(1, cells.length)
    const words = flow([[{ text: label }]], (cells.length > 0 ? labelWidth : WIDTH) - gap, size, measure)
    const laidCells = cells.map((cell) => flow(cell, room - gap, size, measure))
    return { label: words, cells: laidCells, height: Math.max(...[words, ...laidCells].map(linesHeight)) }
  }
  return [line('本系统另记（纸质表没有的项目）', []), ...rows.map(({ label, cells }) => line(label, cells))]
}

const besideHeight = (lines: readonly BesideLine[]): number =>
  lines.length === 0 ? 0 : lines.reduce((sum, { height }) => sum + height, BESIDE.gap)

const drawBeside = (pen: Pen, lines: readonly BesideLine[], sheet: Sheet, from: number): void => {
  const height = besideHeight(lines)
  // The heading does not stand alone at the foot of a page.
  const moves = from + height > BOTTOM && height < BOTTOM - MARGIN.top - TEXT * LEADING
  let y = (moves ? beginPage(pen, sheet, false) : from) + BESIDE.gap
  for (const { label, cells, height } of lines) {
    if (y + height > BOTTOM) y = beginPage(pen, sheet, false)
    const room = (WIDTH - BESIDE.label) / Math.max(1, cells.length)
    drawLines(pen.doc, label, { x: MARGIN.side, y, size: BESIDE.size })
    cells.forEach((each, at) => {
      drawLines(pen.doc, each, { x: MARGIN.side + BESIDE.label + at * room, y, size: BESIDE.size })
    })
    y += height
  }
}

/** The rows of a page, as roomy as it allows with what stands below the table; cut where one alone is taller than a page. */
const laid = (
  { measure }: Pen,
  sheet: Sheet,
  page: Sheet['pages'][number],
  room: number,
  below: number,
): readonly LaidRow[] => {
  const at = (pad: number) => stretch(page.map((row) => layRow(row, sheet, WIDTH, measure, pad)))
  const fits = (rows: readonly LaidRow[], height: number): boolean =>
    rows.reduce((sum, row) => sum + row.height, 0) <= height
  const pad =
    PADS.find((each) => fits(at(each), room)) ?? PADS.find((each) => fits(at(each), room + below)) ?? RUNNING_PAD
  return at(pad).flatMap((row) => split(row, BOTTOM - MARGIN.top - TEXT * LEADING))
}

const drawSheet = (pen: Pen, sheet: Sheet): void => {
  const beside = layBeside(pen, sheet.beside)
  let y = 0
  sheet.pages.forEach((page, at) => {
    y = beginPage(pen, sheet, at === 0)
    const below = at === sheet.pages.length - 1 ? besideHeight(beside) : 0
    let rows = laid(pen, sheet, page, BOTTOM - y - below, below)
    while (rows.length > 0) {
      const count = fitting(rows, y)
      y = drawRows(pen.doc, stretch(rows.slice(0, count)), MARGIN.side, y, WIDTH)
      rows = rows.slice(count)
      if (rows.length > 0) y = beginPage(pen, sheet, false)
    }
  })
  drawBeside(pen, beside, sheet, y)
}

const drawFeet = ({ doc, measure, around }: Pen): void => {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    const y = BOTTOM + 6
    const number = `第${page + 1}页 共${count}页`
    drawLines(doc, flow([[{ text: around.foot }]], WIDTH, SMALL, measure), { x: MARGIN.side, y, size: SMALL })
    const x = MARGIN.side + WIDTH - measure(number, SMALL)
    drawLines(doc, flow([[{ text: number, keep: true }]], WIDTH, SMALL, measure), { x, y, size: SMALL })
  }
}

/**
 * The sheets as one PDF on A4: grid lines, codes in boxes, empty cells left for a pen, name and record number on every
 * page (规范第三版·各表). Black on white; the same sheets printed at the same time are the same bytes.
 */
export const pdfOf = async (sheets: readonly Sheet[], around: Surround): Promise<Uint8Array> => {
  const doc = emptyPdf(sheets[0]?.title ?? '', around.printedAt)
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))
  doc.font('plain')
  const pen = { doc, measure: measureOf(doc), around }
  for (const sheet of sheets) drawSheet(pen, sheet)
  drawFeet(pen)
  doc.end()
  await ended
  return Buffer.concat(parts)
}
