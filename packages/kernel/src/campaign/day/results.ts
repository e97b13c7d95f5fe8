import type { Values } from '../../form/field.ts'
import type { DayForm } from './station.ts'
import { tubeCode } from './tube.ts'

/** One line of the laboratory's answer. */
export interface ResultRow {
  readonly line: number
  readonly tube: string
  /** Values by form and item. */
  readonly values: Readonly<Record<string, Values>>
}
export interface ReadResults {
  readonly rows: readonly ResultRow[]
  /** Columns that no item is known for. */
  readonly unknown: readonly string[]
  /** Nothing could be read, and why. */
  readonly problem: string | null
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** `血红蛋白(g/L)` is 血红蛋白. */
const bare = (header: string): string => plain(header).replace(/[[(（【].*$/, '')

const TUBE_HEADERS = [
  '条码',
  '条码号',
  '管号',
  '样本号',
  '样本条码',
  '标本号',
  '条形码',
  'barcode',
  'tube',
  'tubecode',
  'sampleid',
].map(plain)

/** Header → item, by key, label and the usual names of other systems, for items that a tube answers. */
const columnsOf = (dayForms: readonly DayForm[]): ReadonlyMap<string, { form: string; key: string }> =>
  new Map(
    dayForms.flatMap(({ form, tubes = {}, stations }) =>
      [...Object.values(tubes).flatMap(({ keys }) => keys), ...(stations.S12 ?? [])].flatMap((key) => {
        const field = form.fields[key]
        return field
          ? [key, field.label, ...(field.synonyms ?? [])].map((name) => [bare(name), { form: form.id, key }] as const)
          : []
      }),
    ),
  )

/** Cells of a line: tabs as pasted from a sheet, else commas; quotes hold commas together. */
const cellsOf = (line: string): string[] => {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim())
  const cells = line.match(/("(?:[^"]|"")*"|[^,，]*)(?:[,，]|$)/g) ?? []
  const read = cells.map((cell) => cell.replace(/[,，]$/, '').trim())
  if (!/[,，]$/.test(line)) read.pop()
  return read.map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}

/** Marks of high and low beside a value are the laboratory's, not the value. */
const resultOf = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/[↑↓]|\s*[HL]$/g, '')
    .trim()

/**
 * Reads what a laboratory exports or what is pasted from a sheet: the first line names the columns, one of them the
 * tube, the others items by their names.
 */
export const readResults = (text: string, dayForms: readonly DayForm[]): ReadResults => {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\uFEFF/, ''))
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) return { rows: [], unknown: [], problem: '没有内容，请粘贴带表头的化验结果' }
  const headers = cellsOf(lines[first])
  const tubeAt = headers.findIndex((header) => TUBE_HEADERS.includes(bare(header)))
  if (tubeAt < 0) return { rows: [], unknown: headers, problem: '第一行没有“条码”一列，请核对表头' }
  const known = columnsOf(dayForms)
  const columns = headers.map((header, at) => (at === tubeAt ? null : (known.get(bare(header)) ?? null)))
  const rows = lines.slice(first + 1).flatMap((line, at): ResultRow[] => {
    const cells = cellsOf(line)
    const tube = tubeCode(cells[tubeAt] ?? '')
    if (tube === '') return []
    return [{ line: first + at + 2, tube, values: valuesOf(cells, columns) }]
  })
  const unknown = headers.filter((header, at) => at !== tubeAt && header !== '' && columns[at] === null)
  return { rows, unknown, problem: rows.length === 0 ? '表头下面没有结果' : null }
}

const valuesOf = (
  cells: readonly string[],
  columns: readonly ({ form: string; key: string } | null)[],
): Readonly<Record<string, Values>> => {
  const values: Record<string, Record<string, string>> = {}
  for (const [at, column] of columns.entries()) {
    const value = resultOf(cells[at] ?? '')
    if (column && value !== '') values[column.form] = { ...values[column.form], [column.key]: value }
  }
  return values
}
