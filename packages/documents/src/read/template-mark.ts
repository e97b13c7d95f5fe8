import type { Cell } from '@wangdi/kernel/import/cell.ts'

/** Names that templates of ours use (Excel 模板). */
export const templateSheets = { notes: '说明', data: '数据', lists: '字典', mark: '_meta' } as const

/** What the hidden sheet of a template says about it. */
export interface TemplateMark {
  readonly form: string
  readonly edition: string
  /** Key of each column; null where the key row was removed. */
  readonly keys: readonly (string | null)[] | null
}

const isKey = (cell: Cell): cell is string => typeof cell === 'string' && /^[a-z_][\w.[\]/]*$/i.test(cell)

/** The mark from the rows of the hidden sheet and the first row of the data sheet; null for other workbooks. */
export const readMark = (
  mark: readonly (readonly Cell[])[],
  firstRow: readonly Cell[] | undefined,
): TemplateMark | null => {
  const facts = new Map(mark.map(([name, value]) => [String(name ?? ''), String(value ?? '')]))
  const [form, edition] = [facts.get('form'), facts.get('edition')]
  if (!form || !edition) return null
  const filled = (firstRow ?? []).filter((cell) => cell !== null && cell !== '')
  const keyed = filled.length > 1 && filled.every(isKey)
  return { form, edition, keys: keyed ? (firstRow ?? []).map((cell) => (isKey(cell) ? cell : null)) : null }
}
