import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import * as xlsx from '@e965/xlsx'
import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { findHeader, HEADER_ROWS, type Header, type Merge } from './header.ts'
import { limits, TableProblem } from './problem.ts'
import type { TableRow } from './table.ts'
import { readMark, type TemplateMark, templateSheets } from './template-mark.ts'
import type { FromThread, Opened, ThreadInput } from './workbook.ts'

/* Runs in the reading thread only: unpacks one workbook and hands its rows over in batches. */

const BATCH = 1000

interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly (xlsx.CellObject | undefined)[] | undefined)[]
  readonly merges: readonly Merge[]
}

const dayOfSerial = (serial: number, from1904: boolean): string => {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  // Day 60 is the 29 February 1900 that never was.
  const shift = days >= 61 ? 25_569 : 25_568
  return new Date((days - shift) * 86_400_000).toISOString().slice(0, 10)
}

/** The last serial of the year 9999; beyond it a date format shows nothing. */
const LAST_SERIAL = 2_958_465

const isDay = ({ z }: xlsx.CellObject, value: number): boolean =>
  typeof z === 'string' && value > 0 && value <= LAST_SERIAL && xlsx.SSF.is_date(z)

const cellOf = (cell: xlsx.CellObject | undefined, from1904: boolean): Cell => {
  if (!cell) return null
  const { t, v } = cell
  if (t === 'n' && typeof v === 'number') return isDay(cell, v) ? dayOfSerial(v, from1904) : v
  if (t === 'b') return v === true
  if (t === 'e') return cell.w ?? '#N/A'
  return typeof v === 'string' && v.trim() !== '' ? v : null
}

const denseRows = (sheet: xlsx.WorkSheet): Sheet['rows'] => {
  const data: unknown = sheet['!data']
  return Array.isArray(data) ? (data as Sheet['rows']) : []
}

const isFilled = (row: Sheet['rows'][number]): boolean =>
  row?.some((cell) => cell !== undefined && cell.v !== undefined && cell.v !== '') ?? false

const sheetOf = (book: xlsx.WorkBook, name: string): Sheet => {
  const sheet = book.Sheets[name]
  const rows = denseRows(sheet)
  const merges = (sheet['!merges'] ?? []).map(({ s, e }): Merge => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
  return { name, rows, merges }
}

const plain = (row: Sheet['rows'][number], from1904: boolean): readonly Cell[] =>
  Array.from({ length: Math.min(row?.length ?? 0, limits.columns) }, (_, at) => cellOf(row?.[at], from1904))

const readBook = ({ path }: ThreadInput): xlsx.WorkBook => {
  try {
    return xlsx.read(readFileSync(path), {
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      bookVBA: false,
      // One row more than is allowed tells a longer table from one that fits; header and titles come on top.
      sheetRows: limits.workbookRows + HEADER_ROWS + 1,
    })
  } catch (error) {
    if (error instanceof Error && /password|encryption scheme/i.test(error.message))
      throw new TableProblem('FILE_PASSWORD', '文件设了打开密码，请去掉密码另存后再导入')
    throw new TableProblem('FILE_BROKEN', '这个 Excel 文件已损坏，打不开；请重新导出或另存')
  }
}

interface Chosen {
  readonly sheet: Sheet
  readonly header: Header
}

const headerOf = (sheet: Sheet, from1904: boolean, input: ThreadInput): Header | null =>
  findHeader(
    Array.from({ length: Math.min(sheet.rows.length, HEADER_ROWS + 10) }, (_, at) => plain(sheet.rows[at], from1904)),
    sheet.merges.filter(({ top }) => top < HEADER_ROWS),
    new Set(input.known),
    input.headerRow === null ? undefined : input.headerRow - 1,
  )

const wordsIn = (header: Header | null): number => header?.names.filter((name) => name !== '').length ?? 0

/** The sheet asked for; else the one whose header has the most words, notes and hidden sheets aside. */
const choose = (book: xlsx.WorkBook, visible: readonly string[], from1904: boolean, input: ThreadInput): Chosen => {
  if (input.sheet !== null && !book.SheetNames.includes(input.sheet))
    throw new TableProblem('SHEET_UNKNOWN', `文件里没有工作表“${input.sheet}”，现有：${visible.join('、')}`)
  const names = input.sheet === null ? visible : [input.sheet]
  const found = names
    .map((name) => sheetOf(book, name))
    .map((sheet) => ({ sheet, header: headerOf(sheet, from1904, input) }))
    .filter(({ sheet, header }) => header !== null && sheet.rows.length > header.bottom)
    .sort((a, b) => wordsIn(b.header) - wordsIn(a.header) || b.sheet.rows.length - a.sheet.rows.length)
  const best = found[0]
  if (!best?.header) {
    const empty = names.every((name) => denseRows(book.Sheets[name]).every((row) => !isFilled(row)))
    throw empty
      ? new TableProblem('TABLE_EMPTY', '工作表是空的，请核对选的文件和工作表')
      : new TableProblem('HEADER_UNKNOWN', '没有找到表头行，请核对文件的前几行是否有列名')
  }
  return { sheet: best.sheet, header: best.header }
}

const visibleNames = (book: xlsx.WorkBook): string[] =>
  book.SheetNames.filter((name, at) => !book.Workbook?.Sheets?.[at]?.Hidden && name !== templateSheets.mark)

const markOf = (book: xlsx.WorkBook, from1904: boolean): TemplateMark | null => {
  if (!book.SheetNames.includes(templateSheets.mark) || !book.SheetNames.includes(templateSheets.data)) return null
  const rows = sheetOf(book, templateSheets.mark).rows.map((row) => plain(row, from1904))
  return readMark(rows, plain(sheetOf(book, templateSheets.data).rows[0], from1904))
}

/** In a template keys are the first row, labels the second, hints the third. */
const fromTemplate = (mark: TemplateMark, sheet: Sheet, from1904: boolean): Chosen => {
  const top = mark.keys ? 1 : 0
  const names = plain(sheet.rows[top], from1904).map((cell) =>
    String(cell ?? '')
      .replace(/\*$/, '')
      .trim(),
  )
  return { sheet, header: { top, bottom: top + 1, names } }
}

const countFormulas = ({ rows }: Sheet): number => {
  let count = 0
  for (const row of rows) for (const cell of row ?? []) if (cell?.f !== undefined) count++
  return count
}

interface Ready {
  readonly opened: Opened
  readonly next: () => Extract<FromThread, { kind: 'rows' }>
}

const batches = ({ sheet, header }: Chosen, from1904: boolean): Ready['next'] => {
  let at = header.bottom + 1
  return () => {
    const rows: TableRow[] = []
    for (; at < sheet.rows.length && rows.length < BATCH; at++)
      if (isFilled(sheet.rows[at])) rows.push({ row: at + 1, cells: plain(sheet.rows[at], from1904) })
    return { kind: 'rows', rows, last: at >= sheet.rows.length }
  }
}

const prepare = (input: ThreadInput): Ready => {
  const book = readBook(input)
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const template = markOf(book, from1904)
  const visible = visibleNames(book)
  const chosen =
    template && input.sheet === null && input.headerRow === null
      ? fromTemplate(template, sheetOf(book, templateSheets.data), from1904)
      : choose(book, visible, from1904, input)
  const { sheet, header } = chosen
  const rowCount = sheet.rows.slice(header.bottom + 1).filter(isFilled).length
  if (rowCount > limits.workbookRows)
    throw new TableProblem('TABLE_TOO_LONG', '工作表超过 10 万行，请在 Excel 中另存为 .csv 再导入')
  return {
    opened: {
      sheets: visible,
      sheet: sheet.name,
      headerRow: header.bottom + 1,
      headers: header.names,
      template,
      rowCount,
      formulas: countFormulas(sheet),
    },
    next: batches(chosen, from1904),
  }
}

const serve = (): void => {
  const say = (message: FromThread): void => parentPort?.postMessage(message)
  try {
    const { opened, next } = prepare(workerData as ThreadInput)
    parentPort?.on('message', () => say(next()))
    say({ kind: 'opened', opened })
  } catch (error) {
    if (!(error instanceof TableProblem)) throw error
    say({ kind: 'problem', code: error.code, message: error.message })
  }
}

serve()
