import type { CodeGuess } from '../api/routes/work.ts'
import type { Field } from '../form/field.ts'
import { halfWidth } from '../text/normal.ts'
import { type Cell, cellText, isNothing } from './cell.ts'
import { codeOfWord, splitCodes } from './cells/code.ts'
import { isOpenSex, readSexColumn } from './cells/sex.ts'
import { EDITION, editionDoubts } from './editions.ts'
import type { Mapping } from './mapping.ts'
import { type ImportTarget, keyIn, type TargetKey } from './target.ts'
import { UNIT, unitDoubts } from './units.ts'

type CodeField = Extract<Field, { kind: 'one' | 'many' }>

interface Watched {
  readonly column: number
  readonly key: TargetKey
  readonly field: CodeField
  /** What is written → rows. */
  readonly words: Map<string, number>
}

/** Different spellings kept for one column; a column with more is no column of codes. */
const MOST = 200
const SEX_ROWS = 5000
const UNIT_ROWS = 2000

const isCode = (field: Field): field is CodeField => field.kind === 'one' || field.kind === 'many'

const watchedIn = (target: ImportTarget, mapping: Mapping): Watched[] =>
  mapping.columns.flatMap(({ column, key }) => {
    const found = key === null ? null : keyIn(target, key)
    const field = found?.fields[0]
    return found && field && isCode(field) ? [{ column, key: found, field, words: new Map<string, number>() }] : []
  })

const wordsOf = (field: CodeField, cell: Cell): string[] => {
  const text = halfWidth(cellText(cell)).replace(/^(\d+)\.0+$/, '$1')
  const stated = field.options.some(({ code }) => code === text)
  if (text === '' || (isNothing(text) && !stated)) return []
  return field.kind === 'many' && codeOfWord(field, text) === null ? splitCodes(field, text) : [text]
}

/** Reads a file once for what a person must decide before it is checked. */
export interface CodeWatcher {
  readonly see: (cells: readonly Cell[]) => void
  /** Words that mean no code by themselves, doubts about editions, units and sex codes; the safe proposal where there is one. */
  readonly guesses: () => readonly CodeGuess[]
}

const columnOf = (mapping: Mapping, key: string): number =>
  mapping.columns.find((each) => each.key === key)?.column ?? -1

const numberIn = (cell: Cell): number => Number(halfWidth(cellText(cell)).replace(/[^\d.]/g, '') || Number.NaN)

/** Words of a column that need a decision; a sex column of digits needs one for each digit. */
const openWords = (watched: Watched, sexRows: readonly { sex: string; id_number: string }[]): CodeGuess[] => {
  const { column, key, field, words } = watched
  const doubtful = key.key === 'sex' && isOpenSex(words.keys())
  const reading = doubtful ? readSexColumn(sexRows) : null
  return [...words].flatMap(([value, rows]) => {
    const code = doubtful ? (reading?.codes.get(value) ?? null) : codeOfWord(field, value)
    return code !== null && !doubtful ? [] : [{ column, key: key.key, value, rows, code, options: field.options }]
  })
}

export const watchCodes = (target: ImportTarget, mapping: Mapping): CodeWatcher => {
  const watched = watchedIn(target, mapping)
  const at = { sex: columnOf(mapping, 'sex'), id: columnOf(mapping, 'id_number') }
  const measured = { height: columnOf(mapping, 'height'), weight: columnOf(mapping, 'weight') }
  const sexRows: { sex: string; id_number: string }[] = []
  const numbers: { height: number[]; weight: number[] } = { height: [], weight: [] }
  return {
    see: (cells) => {
      for (const { column, field, words } of watched)
        for (const word of wordsOf(field, cells[column] ?? null))
          if (words.has(word) || words.size < MOST) words.set(word, (words.get(word) ?? 0) + 1)
      if (at.sex >= 0 && at.id >= 0 && sexRows.length < SEX_ROWS)
        sexRows.push({ sex: halfWidth(cellText(cells[at.sex] ?? null)), id_number: cellText(cells[at.id] ?? null) })
      for (const key of ['height', 'weight'] as const) {
        const value = measured[key] >= 0 ? numberIn(cells[measured[key]] ?? null) : Number.NaN
        if (Number.isFinite(value) && numbers[key].length < UNIT_ROWS) numbers[key].push(value)
      }
    },
    guesses: () => [
      ...watched.flatMap((each) => openWords(each, sexRows)),
      ...editionDoubts(target, watched).map((doubt) => ({
        ...doubt,
        column: columnOf(mapping, doubt.key),
        value: EDITION,
      })),
      ...unitDoubts(numbers).map(({ key, options }) => ({
        column: columnOf(mapping, key),
        key,
        value: UNIT,
        rows: numbers[key === 'height' ? 'height' : 'weight'].length,
        code: null,
        options,
      })),
    ],
  }
}
