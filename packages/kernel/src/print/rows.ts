import { isMap } from '../form/answers.ts'
import type { Values } from '../form/field.ts'
import type { PaperEach, PaperGrid, PaperItem, PaperRow } from '../form/paper.ts'
import type { Cell, Line } from './piece.ts'
import { fill, plainCell, plainLabel, plainParts } from './template.ts'
import type { Place } from './value.ts'

/** The width of a sheet in units of which cells take whole numbers. */
export const WIDTH = 48

/** A cell of a printed row, so many units wide. */
export interface SheetCell {
  readonly span: number
  readonly lines: Cell
  /** In the middle of its cell: the name of an item or of a column. */
  readonly label?: true
  /** Its lines stand in the middle. */
  readonly middle?: true
}

/** One row: titles at its left, which span the rows that have them in common, and its cells. */
export interface SheetRow {
  readonly titles: readonly string[]
  readonly cells: readonly SheetCell[]
  /** Least height in lines of text. */
  readonly lines?: number
  /** Without borders: a line of text, so placed and so large. */
  readonly open?: { readonly align?: 'center' | 'right'; readonly size?: number }
  /** A line to cut along. */
  readonly cut?: true
}

/** Units of the two title columns, and of a label beside other items. */
export interface Widths {
  readonly titles: readonly [number, number]
  readonly label: number
}

/** Where rows are made: one place for each visit, the titles so far, and the paper's measures. */
export interface Around {
  readonly places: readonly Place[]
  readonly titles: readonly string[]
  readonly widths: Widths
  readonly lines: Readonly<Record<string, number>>
}

export const PAGE = 'page'

const used = ({ titles, widths }: Around): number =>
  titles.reduce((sum, _, at) => sum + widths.titles[Math.min(at, 1)], 0)

/** Whole units in these shares, none lost. */
const shared = (room: number, shares: readonly number[]): readonly number[] => {
  const sum = shares.reduce((total, share) => total + share, 0)
  let before = 0
  let given = 0
  return shares.map((share) => {
    before += share
    const upTo = Math.round((room * before) / sum)
    const units = upTo - given
    given = upTo
    return units
  })
}

const nothing = (place: Place): Place => ({ ...place, values: {} })

/** Under a title, `肺·桶状胸` is 桶状胸. */
const under = (label: string, titles: readonly string[]): string => {
  const title = titles.find((each) => label.startsWith(`${each}·`))
  return title === undefined ? label : label.slice(title.length + 1)
}

const labelOf = (item: PaperItem, around: Around): Cell | null => {
  if (item.label === '') return null
  const [place] = around.places
  const field = item.key === undefined ? undefined : place.fields[item.key]
  const text = item.label ?? (field && item.key !== undefined ? plainLabel(item.key, field, around.places.length) : '')
  return text === '' ? null : fill(under(text, around.titles), nothing(place))
}

const entriesOf = ({ entries }: PaperItem, place: Place): readonly Line[] => {
  const list = entries && place.fields[entries.of]
  if (!entries || list?.kind !== 'rows') return []
  const given = place.values[entries.of]
  return entriesIn(Array.isArray(given) ? given : [], entries.times).map(
    (values, at) => fill(entries.cell, { ...place, fields: list.fields, values, number: at + 1 })[0],
  )
}

/** The given entries, and empty ones up to the lines of the paper. */
const entriesIn = (given: readonly unknown[], times: number): readonly Values[] =>
  Array.from({ length: Math.max(times, given.length) }, (_, at) => {
    const entry = given[at]
    return isMap(entry) ? entry : {}
  })

/** A list without a wording of its own: one numbered line an entry. */
const listCell = (key: string, place: Place, lines: number): Cell | null => {
  const field = place.fields[key]
  if (field?.kind !== 'rows') return null
  const value = place.values[key]
  const given = Array.isArray(value) ? value : []
  const count = Math.max(given.length, lines, 1)
  return Array.from({ length: count }, (_, at) => {
    const name = count > 1 ? `${field.rowLabel ?? ''}${at + 1}\u2002` : ''
    const [line] =
      at < given.length
        ? fill('{entry}', {
            ...place,
            fields: { entry: { kind: 'group', label: '', fields: field.fields } },
            values: { entry: given[at] },
          })
        : lines > 0
          ? fill(plainParts(field.fields), { ...place, fields: field.fields, values: {} })
          : [[]]
    return name ? [{ text: name, keep: true as const }, ...line] : line
  })
}

const cellOf = (item: PaperItem, place: Place, around: Around): Cell => {
  if (item.cell !== undefined) return fill(item.cell, place, entriesOf(item, place), item.entries?.across)
  const key = item.key ?? ''
  const field = place.fields[key]
  if (!field) throw new Error(`no such item: ${key}`)
  return listCell(key, place, around.lines[key] ?? 0) ?? fill(plainCell(key, field, around.places.length), place)
}

/** Units of the label and of the first title columns that it may take where no title stands. */
const labelUnits = (at: number, around: Around): number => {
  const { titles, widths, places } = around
  const whole = widths.titles[0] + widths.titles[1] + (places.length > 1 ? widths.label : 0)
  if (at > 0) return widths.label
  const left = whole - used(around)
  return left > 0 && titles.length < 2 ? left : widths.label
}

const itemsRow = (items: readonly (string | PaperItem)[], around: Around): SheetRow => {
  const named = items.map((item) => (typeof item === 'string' ? { key: item } : item))
  const labels = named.map((item) => labelOf(item, around))
  const units = labels.map((label, at) => (label ? labelUnits(at, around) : 0))
  const room = WIDTH - used(around) - units.reduce((sum, each) => sum + each, 0)
  const places = around.places.length
  const spans = shared(room, places > 1 ? around.places.map(() => 1) : named.map(({ wide }) => wide ?? 1))
  const cells = named.flatMap((item, at): SheetCell[] => {
    const label = labels[at]
    const own = places > 1 ? around.places : [around.places[0]]
    return [
      ...(label ? [{ span: units[at], lines: label, label: true as const }] : []),
      ...own.map((place, n) => ({ span: spans[places > 1 ? n : at], lines: cellOf(item, place, around) })),
    ]
  })
  const lines = Math.max(0, ...named.map((item) => item.lines ?? 0))
  return { titles: around.titles, cells, ...(lines > 0 && { lines }) }
}

const eachRows = ({ each, times, rows }: PaperEach, around: Around): (SheetRow | typeof PAGE)[] => {
  const list = around.places[0].fields[each]
  if (list?.kind !== 'rows') throw new Error(`no such list: ${each}`)
  const given = around.places.map(({ values }) => {
    const value = values[each]
    return Array.isArray(value) ? value : []
  })
  const count = Math.max(times, ...given.map(({ length }) => length))
  return Array.from({ length: count }, (_, at) => {
    const places = around.places.map((place, n) => {
      const entry = given[n][at]
      return { ...place, fields: list.fields, values: isMap(entry) ? entry : {}, number: at + 1 }
    })
    return rowsOf(rows, { ...around, places })
  }).flat()
}

const gridRow = ({ grid, widths, head, middle, lines }: PaperGrid, around: Around): SheetRow => {
  const spans = shared(WIDTH - used(around), widths ?? grid.map(() => 1))
  const cells: SheetCell[] = []
  grid.forEach((template, at) => {
    const before = cells.at(-1)
    if (template === null && before) cells[cells.length - 1] = { ...before, span: before.span + spans[at] }
    else
      cells.push({
        span: spans[at],
        lines: fill(template ?? '', around.places[0]),
        ...(head && { label: true as const }),
        ...((head || (middle && at > 0)) && { middle: true as const }),
      })
  })
  return { titles: around.titles, cells, ...(lines && { lines }) }
}

const oneRow = (row: PaperRow, around: Around): (SheetRow | typeof PAGE)[] => {
  if (typeof row === 'string') return [itemsRow([row], around)]
  if (isList(row)) return [itemsRow(row, around)]
  if ('title' in row) return rowsOf(row.rows, { ...around, titles: [...around.titles, row.title] })
  if ('each' in row) return eachRows(row, around)
  const [place] = around.places
  if ('grid' in row) {
    return [gridRow(row, around)]
  }
  if ('text' in row) {
    const { align, size, lines, text } = row
    const cells = [{ span: WIDTH, lines: fill(text, place) }]
    return [{ titles: [], cells, open: { ...(align && { align }), ...(size && { size }) }, ...(lines && { lines }) }]
  }
  if ('page' in row) return [PAGE]
  if ('cut' in row) return [{ titles: [], cells: [], cut: true }]
  return [itemsRow([row as PaperItem], around)]
}

const isList = (row: PaperRow): row is readonly (string | PaperItem)[] => Array.isArray(row)

/** The printed rows of a layout; `page` where a new page begins. */
export const rowsOf = (rows: readonly PaperRow[], around: Around): (SheetRow | typeof PAGE)[] =>
  rows.flatMap((row) => oneRow(row, around))
