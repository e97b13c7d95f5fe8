import type { Field, Option } from '../../form/field.ts'
import { halfWidth } from '../../text/normal.ts'
import { type Cell, type CellResult, cellText, isNothing, plainWord, problem, refusedCell } from '../cell.ts'

type CodeField = Extract<Field, { kind: 'one' | 'many' }>

/** Decisions of a person for one column: what is written in the file → the code; null: left open, its rows wait. */
export type CodeDecisions = ReadonlyMap<string, string | null>

/** `2.高血压`, `2 高血压`, `2、高血压`, `2-高血压`, `2：高血压`, `no_equipment 机构无条件`. */
const NUMBERED = /^([0-9A-Za-z]{1,3})\s*[.、:：)）-]\s*(.+)$|^(\S+)\s+(.+)$/

const byCode = (options: readonly Option[], text: string): Option | undefined =>
  options.find(({ code }) => code === text) ??
  options.find(({ code }) => /^\d+$/.test(code) && /^\d+$/.test(text) && Number(code) === Number(text))

const byLabel = (options: readonly Option[], text: string): Option | undefined => {
  const word = plainWord(text)
  return (
    options.find(({ label }) => plainWord(label) === word) ??
    (word.length >= 2 ? onlyOne(options.filter(({ label }) => plainWord(label).startsWith(word))) : undefined)
  )
}

const onlyOne = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

/** Words of other systems for the codes that forms share. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  性别: { M: '1', F: '2', 男性: '1', 女性: '2', 先生: '1', 女士: '2' },
}

/** The code of one word, or null when it cannot be told without a person. */
export const codeOfWord = (field: CodeField, written: string): string | null => {
  const text = halfWidth(written).trim()
  const { options, imports } = field
  if (imports && Object.hasOwn(imports, text)) return imports[text]
  const whole = byCode(options, text) ?? byLabel(options, text)
  if (whole) return whole.code
  const words = WORDS[field.label]
  const foreign = words && Object.hasOwn(words, text.toUpperCase()) ? words[text.toUpperCase()] : undefined
  if (foreign) return foreign
  const numbered = NUMBERED.exec(text)
  if (!numbered) return null
  const [, number, name, before, after] = numbered
  const word = name ?? after
  // Another system's or edition's word says more than its number.
  if (imports && Object.hasOwn(imports, word)) return imports[word]
  const [code, label] = [byCode(options, number ?? before), byLabel(options, word)]
  // Number and word must not say different things.
  return code && (!label || label.code === code.code) ? code.code : null
}

const decided = (field: CodeField, word: string, decisions: CodeDecisions): string | null =>
  decisions.has(word) ? (decisions.get(word) ?? null) : codeOfWord(field, word)

const unknown = (field: CodeField, word: string): CellResult =>
  problem('NOT_IN_OPTIONS', `“${field.label}”的写法“${word.slice(0, 40)}”对不上选项，请在“对码”中指定`, {
    severity: 'waiting',
  })

const oneCell = (field: CodeField, text: string, decisions: CodeDecisions): CellResult => {
  const code = decided(field, text, decisions)
  if (code !== null) return { value: code }
  return refusedCell(field, text) ?? unknown(field, text)
}

const parts = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * Codes or words of a set: `2;5`, `2、5`, `高血压，糖尿病`; blanks separate codes only. Commas also stand inside a word
 * (皮肤瘙痒、皮疹), a semicolon never.
 */
export const splitCodes = (field: CodeField, text: string): string[] => {
  if (/^[\d\s]+$/.test(text)) return parts(text, /\s+/)
  return parts(text, /[;；|]/).flatMap((part) =>
    codeOfWord(field, part) === null ? parts(part, /[,，、/／]/) : [part],
  )
}

const manyCell = (field: CodeField, text: string, decisions: CodeDecisions): CellResult => {
  const whole = decided(field, text, decisions)
  if (whole !== null) return { value: [whole] }
  const words = splitCodes(field, text)
  const codes = words.map((word) => decided(field, word, decisions))
  const at = codes.indexOf(null)
  if (at >= 0) return refusedCell(field, text) ?? unknown(field, words[at])
  return { value: [...new Set(codes.flatMap((code) => code ?? []))] }
}

/** A cell of a field of codes, by the decisions made for its column. */
export const codeCell = (field: CodeField, cell: Cell, decisions: CodeDecisions): CellResult => {
  const text = halfWidth(cellText(cell)).replace(/^(\d+)\.0+$/, '$1')
  // `-` is an answer of laboratory fields (阴性) and means nothing elsewhere.
  const stated = decisions.has(text) || byCode(field.options, text) !== undefined
  if (isNothing(text) && !stated) return { value: null }
  return field.kind === 'one' ? oneCell(field, text, decisions) : manyCell(field, text, decisions)
}
