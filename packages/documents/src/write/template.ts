import type { Readable } from 'node:stream'
import type { Field } from '@wangdi/kernel/form/field.ts'
import { headerSetHash } from '@wangdi/kernel/import/header.ts'
import type { ImportTarget, TargetKey } from '@wangdi/kernel/import/target.ts'
import { templateSheets } from '../read/template-mark.ts'
import { columnName, type Rule, writeWorkbook, type XlsxCell, type XlsxSheet } from './xlsx.ts'

/** Rows of the data sheet that carry formats and lists. */
const ROWS = 5000
const FIRST_ROW = 4

export interface TemplateOptions {
  /** Name of the unit for which it is made; printed in the notes. */
  readonly unit?: string
}

/** Columns of a template: one a key; pairs and columns of bare codes are for other systems' files. */
const columnsOf = (target: ImportTarget): readonly TargetKey[] =>
  target.keys.filter(({ key, fields }) => fields.length === 1 && !key.includes('[]'))

const hintOf = (field: Field): string => {
  switch (field.kind) {
    case 'int':
    case 'dec': {
      if (field.scores) return field.scores.map(({ code, label }) => `${code} ${label}`).join('；')
      const kind = field.kind === 'int' ? '整数' : `数字，最多${field.decimals}位小数`
      const range = field.hard ? `，${field.hard[0]}～${field.hard[1]}` : ''
      return `${kind}${field.unit ? `，${field.unit}` : ''}${range}`
    }
    case 'date':
      return '日期，如 2025-06-03'
    case 'ym':
      return '年月，如 2025-06'
    case 'one':
      return '从下拉表选，或填代码'
    case 'many':
      return '代码，多个用 ; 隔开'
    case 'bool':
      return '是 或 否'
    case 'text':
      return field.hint ?? `文字，最多${field.max}字`
    default:
      return field.hint ?? '文字'
  }
}

const hasOptions = (field: Field): field is Extract<Field, { kind: 'one' | 'many' }> =>
  field.kind === 'one' || field.kind === 'many'

interface List {
  readonly name: string
  readonly title: string
  readonly entries: readonly string[]
}

/** The lists of codes, the same list once whatever columns use it. */
const listsOf = (columns: readonly TargetKey[]): ReadonlyMap<string, List> => {
  const lists = new Map<string, List>()
  for (const { label, fields } of columns) {
    const [field] = fields
    if (!hasOptions(field)) continue
    const entries = field.options.map((option) => `${option.code} ${option.label}`)
    const content = entries.join('\n')
    if (!lists.has(content)) lists.set(content, { name: `list_${lists.size + 1}`, title: label, entries })
  }
  return lists
}

const listFor = (lists: ReadonlyMap<string, List>, field: Field): List | undefined =>
  hasOptions(field) ? lists.get(field.options.map((option) => `${option.code} ${option.label}`).join('\n')) : undefined

const ruleOf = ({ fields }: TargetKey, column: number, lists: ReadonlyMap<string, List>): Rule | null => {
  const [field] = fields
  const at = { column, from: FIRST_ROW, to: FIRST_ROW + ROWS - 1 }
  if (field.kind === 'one') return { ...at, list: listFor(lists, field)?.name }
  if (field.kind !== 'int' && field.kind !== 'dec') return null
  return { ...at, ...(field.hard && { between: field.hard }), ...(field.usual && { usual: field.usual }) }
}

/** Identity numbers, telephone numbers and codes are text, or a spreadsheet eats their digits. */
const isText = ({ fields: [field] }: TargetKey): boolean => field.kind !== 'int' && field.kind !== 'dec'

/** Two columns before the answers, for sheets that are filled from exports: record and version. */
const OWN = ['_id', '_ver'] as const

const dataSheet = (columns: readonly TargetKey[], lists: ReadonlyMap<string, List>): XlsxSheet => {
  const labels = columns.map(
    ({ label, required }): XlsxCell => ({
      value: required ? `${label}*` : label,
      look: required ? 'required' : 'header',
    }),
  )
  const hints = columns.map(({ fields }): XlsxCell => ({ value: hintOf(fields[0]), look: 'hint' }))
  return {
    name: templateSheets.data,
    rows: [
      [...OWN, ...columns.map(({ key }) => key)],
      [...OWN.map((key): XlsxCell => ({ value: key, look: 'header' })), ...labels],
      [...OWN.map(() => null), ...hints],
    ],
    widths: [8, 8, ...columns.map(({ key, label }) => (key === 'id_number' ? 22 : Math.max(11, label.length * 2 + 3)))],
    hiddenColumns: [0, 1],
    textColumns: columns.flatMap((key, at) => (isText(key) ? [at + OWN.length] : [])),
    hiddenRows: [1],
    frozen: 3,
    rules: columns.flatMap((key, at) => ruleOf(key, at + OWN.length, lists) ?? []),
  }
}

const listSheet = (lists: readonly List[]): XlsxSheet => {
  const longest = Math.max(0, ...lists.map(({ entries }) => entries.length))
  return {
    name: templateSheets.lists,
    rows: [
      lists.map(({ title }): XlsxCell => ({ value: title, look: 'header' })),
      ...Array.from({ length: longest }, (_, row) => lists.map(({ entries }): XlsxCell => entries[row] ?? null)),
    ],
    widths: lists.map(({ entries }) => Math.min(40, Math.max(...entries.map((entry) => entry.length * 2)))),
  }
}

const notesSheet = (target: ImportTarget, { unit }: TemplateOptions): XlsxSheet => ({
  name: templateSheets.notes,
  rows: [
    [{ value: `${target.title}导入模板`, look: 'header' }],
    [`表单版本：${target.forms.map(({ id, edition }) => `${id} ${edition}`).join('，')}`],
    ...(unit ? [[`填报单位：${unit}`]] : []),
    ['在“数据”表第 4 行起填写，一行一份，最多 5000 行；带 * 的列必填。'],
    ['选项填“代码 名称”或只填代码，多选用英文分号隔开，如 2;5；各项代码见“字典”表。'],
    ['日期写成 2025-06-03；身份证号和电话按文本填写，不要让 Excel 变成科学计数法。'],
    ['没有查的项目留空，不要填“无”或 0；本人拒绝的填“拒绝”。'],
    ['不要删除或改动第 1～3 行和隐藏的工作表，否则导入时要重新对列。'],
    ['导入先试运行，不写入数据；有错的行会列出原因，改好后只导这些行即可。'],
  ],
  widths: [90],
})

const markSheet = (target: ImportTarget, columns: readonly TargetKey[], { unit }: TemplateOptions): XlsxSheet => ({
  name: templateSheets.mark,
  hidden: true,
  rows: [
    ['form', target.id],
    ['edition', target.forms[0].edition],
    [
      'template',
      headerSetHash(
        target.id,
        columns.map(({ key }) => key),
      ),
    ],
    ['unit', unit ?? ''],
  ],
})

/**
 * The Excel template of a target, made from the definitions of its forms: notes, data with hidden keys, labels and
 * hints, lists of codes, and a hidden mark by which an import knows it again.
 */
export const formTemplate = (target: ImportTarget, options: TemplateOptions = {}): Readable => {
  const columns = columnsOf(target)
  const lists = listsOf(columns)
  const shown = [...lists.values()]
  const ranges = new Map(
    shown.map(({ name, entries }, at) => {
      const column = columnName(at)
      return [name, `${templateSheets.lists}!$${column}$2:$${column}$${entries.length + 1}`]
    }),
  )
  return writeWorkbook(
    [notesSheet(target, options), dataSheet(columns, lists), listSheet(shown), markSheet(target, columns, options)],
    { ranges, active: 1 },
  )
}
