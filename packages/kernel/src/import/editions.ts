import type { Field } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { halfWidth } from '../text/normal.ts'
import { type Cell, cellText } from './cell.ts'
import type { ImportTarget, TargetKey } from './target.ts'

type CodeField = Extract<Field, { kind: 'one' | 'many' }>

/** Value under which the decision is kept among the codes of the column: the edition that its bare numbers are of. */
export const EDITION = '#版本'

/** A doubt about the edition of a whole column; a person decides once for all rows. */
export interface EditionDoubt {
  readonly key: string
  /** Rows whose number means something else in an older edition. */
  readonly rows: number
  readonly code: string
  readonly options: readonly { readonly code: string; readonly label: string }[]
}

/** A column of codes with what stands in it. */
export interface CodeColumn {
  readonly key: TargetKey
  readonly field: CodeField
  /** What is written → rows. */
  readonly words: ReadonlyMap<string, number>
}

/** The answer that nearly everybody has, as a code of this edition: it tells which edition the numbers are of. */
const USUAL: Readonly<Record<string, string>> = { rh: '2', foot_pulse: '1' }

const formOf = ({ forms }: ImportTarget, { key }: TargetKey): Form | undefined =>
  forms.find(({ fields }) => Object.hasOwn(fields, key))

/** What a code of an older edition is in this one. */
const inThisEdition = (form: Form, edition: string, key: string, code: string): string => {
  const value = form.upgrades?.[edition]?.({ [key]: code })[key]
  return typeof value === 'string' ? value : code
}

const number = (cell: Cell): string | null => {
  const text = halfWidth(cellText(cell)).replace(/^(\d+)\.0+$/, '$1')
  return /^\d{1,2}$/.test(text) ? text : null
}

interface Read {
  readonly column: CodeColumn
  readonly form: Form
  readonly edition: string
  /** Written number → its code by the older edition, where that differs. */
  readonly other: ReadonlyMap<string, string>
}

/** Columns with numbers that an older edition of the form reads otherwise. */
const openColumns = (target: ImportTarget, columns: readonly CodeColumn[]): readonly Read[] =>
  columns.flatMap((column) => {
    const form = formOf(target, column.key)
    return Object.keys(form?.upgrades ?? {}).flatMap((edition): Read[] => {
      if (!form) return []
      const other = new Map(
        [...column.words.keys()].flatMap((word) => {
          const code = number(word) === null ? word : inThisEdition(form, edition, column.key.key, word)
          return code === word ? [] : [[word, code] as const]
        }),
      )
      return other.size === 0 ? [] : [{ column, form, edition, other }]
    })
  })

/** Most rows have the usual answer only when they are read by the older edition. */
const looksOlder = ({ column: { key, words }, other }: Read): boolean => {
  const usual = USUAL[key.key]
  if (usual === undefined) return false
  const rowsWith = (codeOf: (word: string) => string): number =>
    [...words].reduce((sum, [word, rows]) => (codeOf(word) === usual ? sum + rows : sum), 0)
  return rowsWith((word) => other.get(word) ?? word) > rowsWith((word) => word)
}

const labelOf = ({ options }: CodeField, code: string): string =>
  options.find((option) => option.code === code)?.label ?? code

const told = ({ column: { field }, other }: Read, codeOf: (word: string) => string): string =>
  [...other.keys()]
    .toSorted()
    .map((word) => `${word} 为“${labelOf(field, codeOf(word))}”`)
    .join('，')

/**
 * Numbers alone do not say which edition of the form they are of. What most people have proposes one; a person confirms
 * it. One column of an older edition makes the others of the file so too.
 */
export const editionDoubts = (target: ImportTarget, columns: readonly CodeColumn[]): readonly EditionDoubt[] => {
  const open = openColumns(target, columns)
  const older = open.find(looksOlder)?.edition
  return open.map((read) => {
    const { column, form, edition, other } = read
    return {
      key: column.key.key,
      rows: [...other.keys()].reduce((sum, word) => sum + (column.words.get(word) ?? 0), 0),
      code: older === edition ? edition : form.edition,
      options: [
        { code: form.edition, label: `现行版：${told(read, (word) => word)}` },
        { code: edition, label: `旧版：${told(read, (word) => other.get(word) ?? word)}` },
      ],
    }
  })
}

/** The code of a cell by the edition decided for its column; a word says by itself what it means. */
export const byEdition = (target: ImportTarget, key: TargetKey, code: string, cell: Cell, edition: string): string => {
  const form = formOf(target, key)
  return form && number(cell) !== null ? inThisEdition(form, edition, key.key, code) : code
}
