import type { Field } from '../form/field.ts'
import type { Form, Section } from '../form/form.ts'
import type { PaperItem, PaperRow } from '../form/paper.ts'
import { companionsOf } from '../form/visible.ts'
import { plainLabel } from './template.ts'
import { isChoice } from './value.ts'

/** Options and texts up to this many characters leave room for a neighbour. */
const SHORT = 20

const isShort = (field: Field): boolean => {
  if (isChoice(field))
    return (
      field.kind === 'one' && !field.details && field.options.map(({ label }) => `${label}12`).join('').length <= SHORT
    )
  if (field.kind === 'text') return field.max <= SHORT
  return ['int', 'dec', 'date', 'ym', 'bool', 'ref'].includes(field.kind)
}

/** `收缩压`, `舒张压` → `收缩压/舒张压`; now and target are named once. */
const pairItem = (form: Form, [a, b]: readonly [string, string], columns: number): PaperItem => {
  const [first, second] = [form.fields[a], form.fields[b]]
  const names = [plainLabel(a, first, columns), plainLabel(b, second, columns)]
  const label = names[1].endsWith(names[0]) ? `${names[0]}（现在/目标）` : names.join('/')
  if (isChoice(first) && isChoice(second)) {
    const inLabel = label.includes('{')
    return {
      key: a,
      label: inLabel ? `${names[0]}` : label,
      cell: `${inLabel ? '' : `{${a}:options} `}{${a}:boxes} / {${b}:boxes}`,
    }
  }
  const unit = 'unit' in first && first.unit ? ` ${first.unit}` : ''
  return { key: a, label, cell: `{${a}} / {${b}}${unit}` }
}

/** Stands at the top of each page. */
const HEAD: ReadonlySet<string> = new Set(['name', 'record_no8'])

const sectionRows = (form: Form, section: Section, columns: number): PaperRow[] => {
  const companions = companionsOf(form.fields)
  const beside = new Set(form.paper?.beside)
  const second = new Set((section.pairs ?? []).map(([, key]) => key))
  const rows: PaperRow[] = []
  let waiting: string | null = null
  for (const [key, field] of Object.entries(section.fields)) {
    if (
      HEAD.has(key) ||
      field.notDoneOf ||
      (companions.has(key) && field.kind !== 'rows') ||
      second.has(key) ||
      beside.has(key)
    )
      continue
    const pair = section.pairs?.find(([first]) => first === key)
    if (columns === 1 && !pair && isShort(field)) {
      if (waiting === null) waiting = key
      else {
        rows.push([waiting, key])
        waiting = null
      }
      continue
    }
    if (waiting !== null) rows.push(waiting)
    waiting = null
    rows.push(pair ? pairItem(form, pair, columns) : key)
  }
  return waiting === null ? rows : [...rows, waiting]
}

/** The rows of a form that does not word its own: sections as titles, items in order. */
export const plainRows = (form: Form): readonly PaperRow[] =>
  form.sections.map((section) => ({
    title: section.title,
    rows: sectionRows(form, section, form.paper?.columns ?? 1),
  }))
