import { isFilled, textOf } from '../form/answers.ts'
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
const digits = (text: string): string => text.replace(/[一二两三四五六]/g, (word) => chinese[word])

/** 每日三次，每次5mg → times, amount and unit of one dose; {} where the words say it otherwise. */
const readDose = (dose: string): Values => {
  const text = digits(dose)
  const times = /每[日天](\d+(?:\.\d+)?)次/.exec(text)
  const each = /每次\s*(\d+(?:\.\d+)?)\s*([^\d\s，,；;]{1,6})/.exec(text)
  return times && each ? { times_per_day: times[1], amount: each[1], unit: each[2] } : {}
}

/** 每日2次，每次5mg; '' where one of the three is missing. */
export const doseWords = ({ times_per_day: times, amount, unit }: Line): string =>
  isFilled(times) && isFilled(amount) && isFilled(unit) ? `每日${times}次，每次${amount}${unit}` : ''

const optionsOf = (fields: Fields, key: string): readonly Option[] => {
  const field = fields[key]
  return field?.kind === 'one' ? field.options : []
}

/** A form's row as a line of the list; `fields` are those of the row. */
export const lineOf = (kind: RowKind, row: Values, fields: Fields): Line => {
  if (kind === 'medicines') return filled({ ...readDose(textOf(row, 'dose') ?? ''), ...row })
  if (kind === 'insulin') {
    const { kind: name, use, ...rest } = row
    return filled({ ...rest, name, dose: use, unit: 'U' })
  }
  const route = optionsOf(fields, 'route').find(({ code }) => code === row.route)?.label
  return filled({ ...row, ...(route && { route }) })
}

const routeOf = (line: Line): string | null =>
  textOf(line, 'route') ?? (isFilled(line.name) ? usualRoute(String(line.name)) : null)

const medicineRow = (line: Line, adherence: Value): Values =>
  filled({
    name: line.name,
    route: routeOf(line),
    dose: doseWords(line) || line.dose,
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
  return filled({ kind: line.name, use: line.dose, amount: line.amount })
}

/** A drug in one line of words: 氨氯地平 每日1次 5 mg. */
export const lineWords = (line: Line): string =>
  [
    line.name,
    isFilled(line.times_per_day) ? `每日${line.times_per_day}次` : null,
    isFilled(line.amount) ? `每次${line.amount}\u2009${line.unit ?? ''}`.trim() : line.dose,
  ]
    .filter(isFilled)
    .join(' ')
