import { TableProblem } from '@wangdi/documents/read/problem.ts'
import { openTable, type Table } from '@wangdi/documents/read/table.ts'
import type { TemplateMark } from '@wangdi/documents/read/template-mark.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { CodeGuess, ColumnGuess } from '@wangdi/kernel/api/routes/work.ts'
import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { EDITION } from '@wangdi/kernel/import/editions.ts'
import { watchCodes } from '@wangdi/kernel/import/guess-codes.ts'
import { headerSetHash, plainHeader } from '@wangdi/kernel/import/header.ts'
import { blotted } from '@wangdi/kernel/import/leak.ts'
import type { Mapping } from '@wangdi/kernel/import/mapping.ts'
import { type Column, headerWords, proposeColumns, proposeTarget } from '@wangdi/kernel/import/propose.ts'
import type { ImportTarget } from '@wangdi/kernel/import/target.ts'
import { templateFindings } from '@wangdi/kernel/import/template.ts'
import { Refusal } from '../http/refusal.ts'
import { importTargets } from './targets.ts'

/** Rows that are looked at before a person maps columns and codes; the dry run looks at all of them. */
const LOOKED_AT = 5000
const SAMPLES = 200

export interface Asked {
  readonly target?: string
  readonly sheet?: string | null
  readonly headerRow?: number
}

/** Decisions made for files with the same headers. */
export interface Decisions {
  readonly columns: readonly (readonly [header: string, key: string | null])[]
  readonly codes: Mapping['codes']
  readonly on: string
}

export interface Described {
  readonly target: ImportTarget
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly encoding: string | null
  readonly headerRow: number
  readonly rows: number | null
  readonly columns: readonly ColumnGuess[]
  readonly codes: readonly CodeGuess[]
  readonly headerHash: string
  readonly rememberedOn: string | null
}

/** Runs on an open table; what is no table becomes a problem in words for the person who chose the file. */
export const withTable = async <T>(path: string, asked: Asked, work: (table: Table) => Promise<T>): Promise<T> => {
  try {
    const table = await openTable(path, {
      known: headerWords(importTargets()),
      ...(asked.sheet ? { sheet: asked.sheet } : {}),
      ...(asked.headerRow ? { headerRow: asked.headerRow } : {}),
    })
    try {
      return await work(table)
    } finally {
      await table.close()
    }
  } catch (error) {
    if (error instanceof TableProblem)
      throw new Refusal(problems.fileUnreadable, { detail: error.message, more: { reason: error.code } })
    throw error
  }
}

const firstRows = async (table: Table): Promise<readonly (readonly Cell[])[]> => {
  const rows: (readonly Cell[])[] = []
  for await (const { cells } of table.rows()) {
    rows.push(cells)
    if (rows.length >= LOOKED_AT) break
  }
  return rows
}

const columnsOf = (table: Table, rows: readonly (readonly Cell[])[]): Column[] =>
  table.headers.flatMap((header, column) =>
    header.trim() === ''
      ? []
      : [{ column, header, samples: rows.slice(0, SAMPLES).flatMap((cells) => cells[column] ?? []) }],
  )

/** Words that a person must settle, with what was settled before laid over. A template states its edition itself. */
const guessCodes = (
  { template }: Pick<Table, 'template'>,
  target: ImportTarget,
  mapping: Mapping,
  rows: Iterable<readonly Cell[]>,
): readonly CodeGuess[] => {
  const watcher = watchCodes(target, mapping)
  for (const cells of rows) watcher.see(cells)
  const decided = new Map(mapping.codes.map(({ key, value, code }) => [`${key} ${value}`, code]))
  return watcher
    .guesses()
    .filter(({ value }) => value !== EDITION || template?.form !== target.id)
    .map((guess) => ({ ...guess, code: decided.get(`${guess.key} ${guess.value}`) ?? guess.code }))
}

const chooseTarget = (table: Table, asked: Asked, columns: readonly Column[]): ImportTarget => {
  const targets = importTargets()
  const named = asked.target ?? table.template?.form
  const target = named ? targets.find(({ id }) => id === named) : proposeTarget(targets, columns)
  if (target) return target
  throw new Refusal(problems.fileUnreadable, { detail: '没有认出这是哪一种表，请选择导入内容，或核对表头行' })
}

/** A template of another edition, or one without its keys, would put answers under other items. */
const refuseTemplate = (target: ImportTarget, mark: TemplateMark | null): void => {
  const [wrong] = mark ? templateFindings(target, mark) : []
  if (wrong) throw new Refusal(problems.fileUnreadable, { detail: wrong.message_zh, more: { reason: wrong.code } })
}

/** Looks at a file: what it is, which column holds what, which words need a decision. */
export const describe = (
  path: string,
  asked: Asked,
  recall: (headerHash: string, target: string) => Promise<Decisions | null>,
): Promise<Described> =>
  withTable(path, asked, async (table) => {
    const rows = await firstRows(table)
    const columns = columnsOf(table, rows)
    const target = chooseTarget(table, asked, columns)
    const headerHash = headerSetHash(target.id, table.headers)
    const known = await recall(headerHash, target.id)
    const stated = asked.target && asked.target !== table.template?.form ? null : table.template
    refuseTemplate(target, stated)
    const remembered = new Map([
      ...(known?.columns.map(([header, key]) => [plainHeader(header), key] as const) ?? []),
      ...columns.flatMap(({ column, header }) => {
        const key = stated?.keys?.[column]
        return key ? [[plainHeader(header), key] as const] : []
      }),
    ])
    const guesses = proposeColumns(target, columns, remembered)
    const mapping = { columns: guesses, codes: known?.codes ?? [] }
    return {
      target,
      sheets: table.sheets,
      sheet: table.sheet,
      encoding: table.encoding,
      headerRow: table.headerRow,
      rows: table.rowCount ?? (rows.length < LOOKED_AT ? rows.length : null),
      // What is kept of the file to be looked at holds no diagnosis of a restricted programme.
      columns: guesses.map((guess) => ({ ...guess, samples: guess.samples.map((text) => blotted(text, target.id)) })),
      codes: guessCodes(table, target, mapping, rows),
      headerHash,
      rememberedOn: known?.on ?? null,
    }
  })

/** The words that need a decision under a mapping that a person changed. */
export const codesUnder = (
  path: string,
  asked: Asked,
  target: ImportTarget,
  mapping: Mapping,
): Promise<readonly CodeGuess[]> =>
  withTable(path, asked, async (table) => guessCodes(table, target, mapping, await firstRows(table)))
