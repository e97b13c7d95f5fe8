import type { PdfDocument } from 'pdfkit'
import { type FlowLine, LEADING, type Mark } from './flow.ts'
import { RAISED, RAISED_SIZE } from './fonts.ts'
import { begins, type LaidCell, type LaidRow, linesHeight, PAD_X, spanOf } from './place.ts'

const LINE = 0.6
/** The baseline below the top of a line, and a box around letters, as shares of their size. */
const BASE = 1.03
const BOX_TOP = 0.12
const BOX_HEIGHT = 1.12

const drawText = (doc: PdfDocument, text: string, x: number, baseline: number, size: number): void => {
  let left = x
  for (const part of text.split(/([⁹])/)) {
    const raised = Object.hasOwn(RAISED, part)
    const [letters, own] = raised ? [RAISED[part], size * RAISED_SIZE] : [part, size]
    if (letters.trim() !== '')
      doc
        .fontSize(own)
        .text(letters, left, raised ? baseline - size * 0.35 : baseline, { lineBreak: false, baseline: 'alphabetic' })
    left += doc.fontSize(own).widthOfString(letters)
  }
}

const rule = (doc: PdfDocument, x1: number, y1: number, x2: number, y2: number): void => {
  doc.moveTo(x1, y1).lineTo(x2, y2).stroke()
}

/** A cross with the numbers of the chosen teeth in their quadrants, as the dentist sees them: 右上 at the left. */
const drawTeeth = (
  doc: PdfDocument,
  teeth: readonly string[],
  at: { x: number; y: number; width: number; size: number },
) => {
  const { x, y, width, size } = at
  const height = size * LEADING * 2
  const middle = { x: x + width / 2, y: y + height / 2 }
  rule(doc, x, middle.y, x + width, middle.y)
  rule(doc, middle.x, y + 1, middle.x, y + height - 1)
  const small = size * 0.8
  for (const [quadrant, left, top] of [
    ['UR', x + 2, y],
    ['UL', middle.x + 2, y],
    ['LR', x + 2, middle.y],
    ['LL', middle.x + 2, middle.y],
  ] as const) {
    const numbers = teeth.filter((tooth) => tooth.startsWith(quadrant)).map((tooth) => tooth.slice(2))
    const ordered = quadrant.endsWith('R') ? numbers.sort().reverse() : numbers.sort()
    drawText(doc, ordered.join(' '), left, top + size * BASE, small)
  }
}

const drawMark = (
  doc: PdfDocument,
  mark: Mark,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly size: number },
): void => {
  const { x, y, width, size } = at
  const baseline = y + size * BASE
  if (mark.kind === 'teeth') drawTeeth(doc, mark.teeth, at)
  else if (mark.kind === 'box') {
    doc.rect(x, y + size * BOX_TOP, width, size * BOX_HEIGHT).stroke()
    const own = doc.fontSize(size).widthOfString(mark.text)
    drawText(doc, mark.text, x + (width - own) / 2, baseline, size)
  } else {
    drawText(doc, mark.text, x, baseline, size)
    if (mark.pen) rule(doc, x, baseline + 2, x + width, baseline + 2)
  }
}

/** Lines one below the other from a corner. */
export const drawLines = (
  doc: PdfDocument,
  lines: readonly FlowLine[],
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void => {
  doc.lineWidth(LINE)
  let top = y
  for (const { marks, height } of lines) {
    // Words stand in the middle of a line that the cross of the teeth makes taller.
    const middle = top + (height - size * LEADING) / 2
    for (const { x: left, width, mark } of marks)
      drawMark(doc, mark, { x: x + left, y: mark.kind === 'teeth' ? top : middle, width, size })
    top += height
  }
}

const widthOf = (lines: readonly FlowLine[]): number =>
  Math.max(0, ...lines.map(({ marks }) => marks.at(-1)).map((last) => (last ? last.x + last.width : 0)))

const drawOpen = (doc: PdfDocument, { cells, row, size, pad }: LaidRow, left: number, top: number): void => {
  for (const { lines, x, width } of cells) {
    let y = top + pad
    for (const line of lines) {
      const free = width - 2 * PAD_X - widthOf([line])
      const shift = row.open?.align === 'center' ? free / 2 : row.open?.align === 'right' ? free : 0
      drawLines(doc, [line], { x: left + x + PAD_X + shift, y, size })
      y += line.height
    }
  }
}

const drawCell = (
  doc: PdfDocument,
  { lines, width, middle }: LaidCell,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void => {
  let { y } = at
  for (const line of lines) {
    const shift = middle ? (width - 2 * PAD_X - widthOf([line])) / 2 : 0
    drawLines(doc, [line], { ...at, x: at.x + shift, y })
    y += line.height
  }
}

/** Rows of one page with their borders and titles; answers where they end. */
export const drawRows = (
  doc: PdfDocument,
  rows: readonly LaidRow[],
  left: number,
  top: number,
  width: number,
): number => {
  let y = top
  rows.forEach((row, at) => {
    doc.lineWidth(LINE)
    if (row.row.cut) {
      doc.dash(4, { space: 3 })
      rule(doc, left, y + row.height / 2, left + width, y + row.height / 2)
      doc.undash()
    } else if (row.row.open) drawOpen(doc, row, left, y)
    else {
      row.titles.forEach((title, depth) => {
        if (!begins(rows, at, depth)) return
        const height = rows.slice(at, at + spanOf(rows, at, depth)).reduce((sum, each) => sum + each.height, 0)
        doc.rect(left + title.x, y, title.width, height).stroke()
        let line = y + (height - linesHeight(title.lines)) / 2
        for (const each of title.lines) {
          drawLines(doc, [each], { x: left + title.x + (title.width - widthOf([each])) / 2, y: line, size: row.size })
          line += each.height
        }
      })
      for (const cell of row.cells) {
        doc
          .lineWidth(LINE)
          .rect(left + cell.x, y, cell.width, row.height)
          .stroke()
        const own = linesHeight(cell.lines)
        const down = cell.label || !row.row.lines ? (row.height - own) / 2 : row.pad
        drawCell(doc, cell, { x: left + cell.x + PAD_X, y: y + down, size: row.size })
      }
    }
    y += row.height
  })
  return y
}
