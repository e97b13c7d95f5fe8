import { type Day, parseDay } from '../day/day.ts'
import { isFilled } from '../form/answers.ts'
import type { Value, Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { type Cell, type CellProblem, type CellResult, cellText } from './cell.ts'
import type { CodeDecisions } from './cells/code.ts'
import { cellValues } from './cells/value.ts'
import { byEdition, EDITION } from './editions.ts'
import { decisionsByKey, type Mapping } from './mapping.ts'
import { type ImportTarget, keyIn, type TargetKey } from './target.ts'
import { inFormUnit, UNIT } from './units.ts'

/** A problem of one cell, with the place and what stands there. */
export interface RowProblem extends CellProblem {
  readonly field: string
  readonly label: string
  readonly column: number
  readonly cell: string
}

/** A row in the forms' own keys. Nothing is judged yet: that is `validate`'s work. */
export interface Draft {
  /** What says who the resident is, and their place: name, id_number, village, group, record_code … */
  readonly person: Values
  /** Answers by form. */
  readonly forms: Readonly<Record<string, Values>>
  /** Day of the service, where the row has it. */
  readonly service_date: Day | null
  readonly provider: string | null
  readonly problems: readonly RowProblem[]
}

interface Reading {
  readonly target: ImportTarget
  readonly key: TargetKey
  readonly column: number
  readonly decisions: CodeDecisions
  /** Cells of this column read before. */
  readonly kept: Map<Cell, readonly CellResult[]>
}

/** Reads rows of one file by its mapping; made once, called for each row. */
export type RowReader = (cells: readonly Cell[]) => Draft

const none: CodeDecisions = new Map()

const PLAIN = /^\w+$/

/** Sets the value at `sbp`, `bp_at_enrol.sbp`, `drugs[0].name` or `past_disease[]`. */
const put = (into: Record<string, Value>, path: string, value: Value): void => {
  if (PLAIN.test(path)) {
    into[path] = value
    return
  }
  const rows = /^(\w+)\[(\d*)\](?:\.(\w+))?$/.exec(path)
  if (rows) {
    const [, list, at, key] = rows
    const present = Array.isArray(into[list]) ? (into[list] as readonly Values[]) : []
    if (at === '') into[list] = [...present, ...(Array.isArray(value) ? value : [value]).map((code) => ({ code }))]
    else into[list] = withRow(present, Number(at), key ?? 'code', value)
    return
  }
  const [head, tail] = path.split('.')
  into[head] = tail ? { ...(into[head] as Values | undefined), [tail]: value } : value
}

const withRow = (rows: readonly Values[], at: number, key: string, value: Value): readonly Values[] => {
  const filled = Array.from({ length: Math.max(rows.length, at + 1) }, (_, n) => rows[n] ?? {})
  return filled.with(at, { ...filled[at], [key]: value })
}

interface Collected {
  readonly answers: Record<string, Value>
  readonly problems: RowProblem[]
}

/** Longest cell, and most cells of a column, whose reading is kept: codes and days come again and again. */
const KEPT_LENGTH = 24
const KEPT = 2000

const resultsFor = ({ key, decisions, kept }: Reading, cell: Cell): readonly CellResult[] => {
  const before = kept.get(cell)
  if (before) return before
  const results = cellValues(key, cell, decisions)
  if (kept.size < KEPT && String(cell).length <= KEPT_LENGTH) kept.set(cell, results)
  return results
}

/** The answer in the unit and the edition decided for its column. */
const decided = ({ target, key, decisions }: Reading, at: number, value: Value, cell: Cell): Value => {
  if (typeof value !== 'string') return value
  const { kind } = key.fields[at]
  if (kind === 'dec') return inFormUnit(key.key, value, decisions.get(UNIT))
  const edition = kind === 'one' && !decisions.has(cellText(cell)) ? decisions.get(EDITION) : null
  return edition ? byEdition(target, key, value, cell, edition) : value
}

const readOne = (reading: Reading, cell: Cell, { answers, problems }: Collected): void => {
  const { key, column } = reading
  const { parts } = key
  resultsFor(reading, cell).forEach((result, at) => {
    if ('problem' in result) {
      problems.push({
        ...result.problem,
        field: parts[at],
        label: key.label,
        column,
        cell: cellText(cell).slice(0, 200),
      })
      return
    }
    const value = decided(reading, at, result.value, cell)
    if (isFilled(value)) put(answers, parts[at], value)
    if (result.notDone) put(answers, `${parts[at]}_not_done`, result.notDone)
  })
}

/** Lists without empty rows in between. */
const compact = (answers: Readonly<Record<string, Value>>): Values =>
  Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, Array.isArray(value) ? value.filter(isFilled) : value]),
  )

const own = (form: Form, answers: Values): Values =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => key in form.fields))

const draftOf = (target: ImportTarget, persons: ReadonlySet<string>, { answers, problems }: Collected): Draft => {
  const all = compact(answers)
  const [form] = target.forms
  const text = (key: string | null): string | null => {
    const value = key === null ? null : all[key]
    return typeof value === 'string' ? value : null
  }
  return {
    person: Object.fromEntries(Object.entries(all).filter(([key]) => persons.has(key))),
    forms: Object.fromEntries(target.forms.map((each) => [each.id, own(each, all)])),
    service_date: parseDay(text(form.dateKey)),
    provider: text(form.byKey),
    problems,
  }
}

export const rowReader = (target: ImportTarget, mapping: Mapping): RowReader => {
  const decisions = decisionsByKey(mapping)
  const readings = mapping.columns.flatMap(({ column, key }): Reading[] => {
    const found = key === null ? null : keyIn(target, key)
    return found ? [{ target, key: found, column, decisions: decisions.get(found.key) ?? none, kept: new Map() }] : []
  })
  const persons = new Set(target.keys.filter(({ person }) => person).map(({ key }) => key))
  return (cells) => {
    const collected: Collected = { answers: {}, problems: [] }
    for (const reading of readings) readOne(reading, cells[reading.column] ?? null, collected)
    return draftOf(target, persons, collected)
  }
}
