import type { ImportProblem, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { maskIdNumber, maskName, maskPhone } from '@wangdi/kernel/identity/mask.ts'

type Example = ImportProblem['examples'][number]

/** Names under which a problem's field may stand in a row: our key, our label, the file's header. */
const namesOf = (view: Pick<ImportView, 'columns'>, field: string): ReadonlySet<string> => {
  const column = view.columns.find(({ key, label, header }) => [key, label, header].includes(field))
  return new Set([field, ...(column ? [column.header, column.key ?? '', column.label ?? ''] : [])])
}

/** Whether a cell is the one with the problem. */
export const isMarked = (view: Pick<ImportView, 'columns'>, example: Example, cell: string): boolean =>
  example.field !== '' && namesOf(view, example.field).has(cell)

const WIDEST = 5

/** Columns of the rows shown: the first ones of the file, and always those with a problem. */
export const shownColumns = (view: Pick<ImportView, 'columns'>, examples: readonly Example[]): readonly string[] => {
  const present = new Set(examples.flatMap(({ cells }) => Object.keys(cells)))
  const inFile = view.columns.map(({ header }) => header).filter((header) => present.has(header))
  const all = [...inFile, ...[...present].filter((cell) => !inFile.includes(cell))]
  const marked = all.filter((cell) => examples.some((example) => isMarked(view, example, cell)))
  const others = all.filter((cell) => !marked.includes(cell)).slice(0, Math.max(0, WIDEST - marked.length))
  return all.filter((cell) => marked.includes(cell) || others.includes(cell))
}

const masks: ReadonlyMap<string, (text: string) => string> = new Map([
  ['name', maskName],
  ['id_number', maskIdNumber],
  ['own_phone', maskPhone],
])

/** A cell as shown: who it is about is masked, unless that is the very cell in question. */
export const shownCell = (view: Pick<ImportView, 'columns'>, example: Example, cell: string): string => {
  const text = example.cells[cell] ?? ''
  const key = view.columns.find(({ header }) => header === cell)?.key ?? ''
  const mask = masks.get(key)
  return mask && text !== '' && !isMarked(view, example, cell) ? mask(text) : text
}
