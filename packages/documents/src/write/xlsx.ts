import { Readable } from 'node:stream'
import { type Day, dayNumber } from '@wangdi/kernel/day/day.ts'
import { ZipFile } from 'yazl'
import {
  contentTypes,
  type Look,
  looks,
  rootRelations,
  styles,
  workbook,
  workbookRelations,
  worksheetHead,
} from './parts.ts'
import { fitted, looksLikeFormula, xml } from './text.ts'

/** A cell: text, a number, a day, or one of them with a look of its own. Never a formula. */
export type XlsxValue = string | number | null | { readonly day: Day }
export type XlsxCell = XlsxValue | { readonly value: string | number | null; readonly look: Look }

/** What may be typed into a column, and which numbers are coloured as unusual. */
export interface Rule {
  readonly column: number
  readonly from: number
  readonly to: number
  /** Name of the list that the cell is picked from. */
  readonly list?: string
  readonly between?: readonly [number, number]
  readonly usual?: readonly [number, number]
}

export interface XlsxSheet {
  readonly name: string
  readonly hidden?: boolean
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>
  /** Widths in characters. */
  readonly widths?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  readonly textColumns?: readonly number[]
  /** Rows, from 1, that are not shown. */
  readonly hiddenRows?: readonly number[]
  /** Rows that stay in view. */
  readonly frozen?: number
  readonly rules?: readonly Rule[]
}

/** Column letters: 0 is A, 26 is AA. */
export const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)

/** Days from the epoch of spreadsheets to 1970-01-01. */
const SHEET_EPOCH = 25_569

const textXml = (at: string, value: string, look: Look): string => {
  const text = fitted(value)
  const risky = looksLikeFormula(text)
  const style = looks[risky && look === 'bad' ? 'badQuoted' : risky && look === 'text' ? 'quoted' : look]
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
}

const cellXml = (cell: XlsxCell, at: string): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return textXml(at, cell, 'text')
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="${looks.date}"><v>${dayNumber(cell.day) + SHEET_EPOCH}</v></c>`
  const { value, look } = cell
  if (value === null) return `<c r="${at}" s="${looks[look]}"/>`
  if (typeof value === 'number') return `<c r="${at}" s="${looks[look]}"><v>${value}</v></c>`
  return textXml(at, value, look)
}

const columnsXml = ({ widths = [], hiddenColumns = [], textColumns = [] }: XlsxSheet): string => {
  const count = Math.max(widths.length, ...hiddenColumns.map((at) => at + 1), ...textColumns.map((at) => at + 1), 0)
  if (count === 0) return ''
  const columns = Array.from({ length: count }, (_, at) => {
    const style = textColumns.includes(at) ? ` style="${looks.text}"` : ''
    const hidden = hiddenColumns.includes(at) ? ' hidden="1"' : ''
    return `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 12}" customWidth="1"${style}${hidden}/>`
  })
  return `<cols>${columns.join('')}</cols>`
}

const viewXml = ({ frozen = 0 }: XlsxSheet): string =>
  frozen === 0
    ? ''
    : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`

const area = ({ column, from, to }: Rule): string => `${columnName(column)}${from}:${columnName(column)}${to}`

const usualXml = (rule: Rule, at: number): string => {
  if (!rule.usual) return ''
  const first = `${columnName(rule.column)}${rule.from}`
  const [low, high] = rule.usual
  return `<conditionalFormatting sqref="${area(rule)}"><cfRule type="expression" dxfId="0" priority="${at + 1}"><formula>AND(ISNUMBER(${first}),OR(${first}&lt;${low},${first}&gt;${high}))</formula></cfRule></conditionalFormatting>`
}

const validationXml = (rule: Rule): string => {
  if (rule.list)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${area(rule)}"><formula1>${rule.list}</formula1></dataValidation>`
  if (!rule.between) return ''
  return `<dataValidation type="decimal" operator="between" allowBlank="1" showErrorMessage="1" errorTitle="超出范围" error="允许 ${rule.between[0]}～${rule.between[1]}" sqref="${area(rule)}"><formula1>${rule.between[0]}</formula1><formula2>${rule.between[1]}</formula2></dataValidation>`
}

const rulesXml = ({ rules = [] }: XlsxSheet): string => {
  const validations = rules.map(validationXml).filter((each) => each !== '')
  return `${rules.map(usualXml).join('')}${
    validations.length === 0
      ? ''
      : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
  }`
}

/** Rows are gathered into pieces of about this many characters before they are packed. */
const PIECE = 65_536

async function* sheetXml(sheet: XlsxSheet): AsyncGenerator<string> {
  yield `${worksheetHead}${viewXml(sheet)}${columnsXml(sheet)}<sheetData>`
  const hidden = new Set(sheet.hiddenRows)
  let [number, piece] = [0, '']
  for await (const row of sheet.rows) {
    number++
    const cells = row.map((cell, at) => cellXml(cell, columnName(at) + number)).join('')
    piece += `<row r="${number}"${hidden.has(number) ? ' hidden="1"' : ''}>${cells}</row>`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData>${rulesXml(sheet)}</worksheet>`
}

export interface WorkbookOptions {
  /** Names of lists: name → `字典!$A$2:$A$9`. */
  readonly ranges?: ReadonlyMap<string, string>
  /** Sheet shown first, from 0. */
  readonly active?: number
}

/** Entries bear one day, so that the same content is the same file. */
const entry = { mtime: new Date(2025, 0, 1) }

/** A workbook as a stream: rows are asked for as they are written, one at a time in memory. */
export const writeWorkbook = (
  sheets: readonly XlsxSheet[],
  { ranges = new Map(), active = 0 }: WorkbookOptions = {},
): Readable => {
  const zip = new ZipFile()
  const out = zip.outputStream
  zip.on('error', (error: Error) => out.destroy(error))
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(text), path, entry)
  add('[Content_Types].xml', contentTypes(sheets.length))
  add('_rels/.rels', rootRelations)
  const named = sheets.map(({ name, hidden = false }) => ({ name, hidden }))
  add('xl/workbook.xml', workbook(named, ranges, active))
  add('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length))
  add('xl/styles.xml', styles)
  sheets.forEach((sheet, at) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, entry, (done) => {
      const source = Readable.from(sheetXml(sheet), { objectMode: false })
      source.on('error', (error) => out.destroy(error))
      done(null, source)
    })
  })
  zip.end()
  return out
}
