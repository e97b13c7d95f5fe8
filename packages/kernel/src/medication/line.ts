import { isFilled, numberOf, textOf } from '../form/answers.ts'
import type { Fields, Option, Value, Values } from '../form/field.ts'
import { usualRoute } from './drug.ts'

/**
 * One drug as the visit's list has it, whatever form it came from: name, times_per_day, amount, unit (of one dose),
 * and where a form asks them route, dose (in words), duration, adherence.
 */
export type Line = Values

/** The three kinds of rows that forms list drugs in, by their concept. */
export type RowKind = 'drugs' | 'insulin' | 'medicines'

export const isRowKind = (concept: string | undefined): concept is RowKind =>
  concept === 'drugs' || concept === 'insulin' || concept === 'medicines'

const filled = (row: Values): Values => Object.fromEntries(Object.entries(row).filter(([, value]) => isFilled(value)))

const chinese: Readonly<Record<string, string>> = { 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6' }
const digits = (text: string): string => chinese[text] ?? text

/** As long as a form takes a unit. */
const UNIT_MAX = 20
const TIMES = /每[日天](\d+(?:\.\d+)?|[一二两三四五六])次/
/** The unit goes up to a blank, a stop or the end: 每次5mg×2 or 每次二十片 is left in words. */
const EACH = /每次\s*(\d+(?:\.\d+)?|[一二两三四五六])(?!十)\s*([^\d.\s，,；;。（(]+)(?=[\s，,；;。（(]|$)/

/** 每日三次，每次5mg → times, amount and unit of one dose; {} where the words say it otherwise. */
const readDose = (dose: string): Values => {
  const times = TIMES.exec(dose)
  const each = EACH.exec(dose)
  return times && each && each[2].length <= UNIT_MAX
    ? { times_per_day: digits(times[1]), amount: digits(each[1]), unit: each[2] }
    : {}
}

const timesWords = ({ times_per_day: times }: Line): string => (isFilled(times) ? `每日${times}次` : '')
const eachWords = ({ amount, unit }: Line): string => `每次${amount}${unit}`

/** The units of a whole day: of insulin, where nobody said how often. */
const isDaily = ({ times_per_day, unit }: Line): boolean => unit === 'U' && !isFilled(times_per_day)

/** Insulin known by the day only: a list that asks each dose cannot state it. */
export const isOnlyDaily = (line: Line): boolean => isDaily(line) && isFilled(line.amount)

/** 每日2次，每次5mg; of insulin whose times nobody gave, 每日12U; none where something is missing. */
const doseWords = (line: Line): readonly string[] => {
  if (!isFilled(line.amount) || !isFilled(line.unit)) return []
  if (isFilled(line.times_per_day)) return [timesWords(line), eachWords(line)]
  return isDaily(line) ? [`每日${line.amount}U`] : []
}

/** The words say this, and not 每次1片半 for 每次1片. */
const says = (said: string, words: string): boolean => {
  const at = said.indexOf(words)
  return at >= 0 && /^([\s，,；;。（(]|$)/.test(said.slice(at + words.length))
}

/** The figures and, where the words say more (饭后, 早餐前), those too: what was typed stays, what was changed is put in. */
const wholeDose = (line: Line): Value => {
  const figures = doseWords(line)
  const said = textOf(line, 'dose')
  if (said === null) return figures.join('，')
  if (figures.every((words) => says(said, words))) return said
  const read = readDose(said)
  if (!isFilled(read)) return `${figures.join('，')}（${said}）`
  const same = (key: string): boolean => String(line[key]) === read[key]
  const times = same('times_per_day') ? said : said.replace(TIMES, () => timesWords(line))
  return same('amount') && same('unit') ? times : times.replace(EACH, () => eachWords(line))
}

const optionsOf = (fields: Fields, key: string): readonly Option[] => {
  const field = fields[key]
  return field?.kind === 'one' ? field.options : []
}

const isUnits = (unit: Value): boolean => /^(u|iu|单位)$/i.test(String(unit))

/** 每日用量 of insulin: the units of all times of the day. */
const daily = (line: Line): Value => {
  const [times, amount] = [numberOf(line, 'times_per_day'), numberOf(line, 'amount')]
  return times !== null && amount !== null && isUnits(line.unit) ? Number((times * amount).toFixed(3)) : line.amount
}

/** Times and units of one time, where 用法 says them and they make up the daily amount. */
const usesOf = ({ use, amount }: Values): Values => {
  const read = readDose(textOf({ use }, 'use') ?? '')
  return isFilled(read) && isUnits(read.unit) && daily(read) === Number(amount) ? read : {}
}

/** What a form's row states, as a line of the list; `fields` are those of the row. */
const statedOf = (kind: RowKind, row: Values, fields: Fields): Line => {
  if (kind === 'medicines') return filled(row)
  if (kind === 'insulin') {
    const { kind: name, use, ...rest } = row
    return filled({ unit: 'U', ...rest, ...usesOf(row), name, dose: use })
  }
  const route = optionsOf(fields, 'route').find(({ code }) => code === row.route)?.label
  return filled({ ...row, ...(route && { route }) })
}

/** Figures that are only in the words of a dose, for a line that has none of its own. */
const withFigures = (line: Line, said: Values): Line =>
  isFilled(line.amount) ? line : { ...readDose(textOf(said, 'dose') ?? ''), ...line }

/** A form's row as a line of the list; `fields` are those of the row. */
export const lineOf = (kind: RowKind, row: Values, fields: Fields): Line => {
  const line = statedOf(kind, row, fields)
  return kind === 'medicines' ? withFigures(line, row) : line
}

/** A row of a form's list. */
export interface RowOf {
  readonly kind: RowKind
  readonly row: Values
  /** Of a row. */
  readonly fields: Fields
}

const FIGURES = ['times_per_day', 'amount', 'unit']
const without = (line: Line, keys: readonly string[]): Line =>
  Object.fromEntries(Object.entries(line).filter(([key]) => !keys.includes(key)))

/**
 * One drug of several lists: what the first says of each part, its figures whole (an insulin's daily amount is not
 * taken as often as another list says), and a check-up last, whose words repeat the others' figures.
 */
export const mergeLines = (rows: readonly RowOf[]): Line => {
  let line: Line = {}
  for (const { kind, row, fields } of rows.toSorted(
    (a, b) => Number(a.kind === 'medicines') - Number(b.kind === 'medicines'),
  )) {
    const more = statedOf(kind, row, fields)
    line = { ...(isFilled(line.amount) ? without(more, FIGURES) : more), ...line }
  }
  const said = rows.find(({ kind }) => kind === 'medicines')
  return said ? withFigures(line, said.row) : line
}

const routeOf = (line: Line): string | null =>
  textOf(line, 'route') ?? (isFilled(line.name) ? usualRoute(String(line.name)) : null)

const medicineRow = (line: Line, adherence: Value): Values =>
  filled({
    name: line.name,
    route: routeOf(line),
    dose: wholeDose(line),
    duration: line.duration,
    adherence: line.adherence ?? adherence,
  })

/** What the form asks of a drug, as far as the line has it; how it is taken by the form's code. */
const drugRow = (line: Line, fields: Fields): Values => {
  const own = Object.keys(fields).filter((key) => !fields[key].computed && key !== 'route')
  const route = optionsOf(fields, 'route').find(({ label }) => label === routeOf(line))?.code
  return filled({ ...Object.fromEntries(own.map((key) => [key, line[key]])), ...(route && { route }) })
}

/** A line of the list as a row of the form. `adherence`: the answer for all drugs, where a row has none of its own. */
export const rowOf = (kind: RowKind, line: Line, fields: Fields, adherence: Value = null): Values => {
  if (kind === 'drugs') return drugRow(line, fields)
  if (kind === 'medicines') return medicineRow(line, adherence)
  const often = isFilled(line.times_per_day) && isUnits(line.unit)
  return filled({ kind: line.name, use: often ? wholeDose(line) : line.dose, amount: daily(line) })
}

/** A drug in one line of words: 氨氯地平 每日1次 5 mg. */
export const lineWords = (line: Line): string =>
  [
    line.name,
    isFilled(line.times_per_day) ? `每日${line.times_per_day}次` : null,
    isFilled(line.amount) ? `${isDaily(line) ? '每日' : '每次'}${line.amount}\u2009${line.unit ?? ''}`.trim() : null,
    isFilled(line.amount) && !isDaily(line) ? null : line.dose,
  ]
    .filter(isFilled)
    .join(' ')
