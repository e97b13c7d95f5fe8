import { parseArgs } from 'node:util'
import { type Day, dayOfInstant, parseDay } from '@wangdi/kernel/day/day.ts'

/** What can be measured, in the order in which it is. */
export const partNames = [
  'seed',
  'today',
  'search',
  'figures',
  'derive',
  'import',
  'saves',
  'programmes',
  'exam-day',
  'rebuild',
] as const
export type PartName = (typeof partNames)[number]

export interface Options {
  readonly residents: number
  readonly seed: number
  /** The day up to which the county has worked. */
  readonly on: Day
  readonly only: readonly PartName[]
  /** Connections that save at the same time. */
  readonly clients: number
  readonly json: boolean
  /** Folder that keeps the filled database for the next run; null: a temporary one that is removed. */
  readonly keep: string | null
}

export class UsageError extends Error {}

export const usage = `npm run bench -- [options]

  --residents N    size of the synthetic county (20000)
  --seed S         seed of the synthetic county (1)
  --on DAY         the day up to which the county has worked (today)
  --only PARTS     some parts only, by comma: ${partNames.join(', ')}
  --clients N      connections that save at the same time (8)
  --keep FOLDER    keep the filled database in this folder, or use the one that is there
  --json           one JSON object instead of the table
`

const whole = (text: string, name: string, most: number): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0 && value <= most) return value
  throw new UsageError(`--${name} must be a whole number from 1 to ${most}: ${text}`)
}

const dayFrom = (text: string): Day => {
  const found = parseDay(text)
  if (!found) throw new UsageError(`--on must be a day such as 2026-06-30: ${text}`)
  return found
}

const partsFrom = (text: string | undefined): readonly PartName[] => {
  if (text === undefined) return partNames
  const asked = text.split(',').map((word) => word.trim())
  const unknown = asked.find((word) => !partNames.some((name) => name === word))
  if (unknown !== undefined) throw new UsageError(`--only knows ${partNames.join(', ')}; not ${unknown}`)
  return partNames.filter((name) => asked.includes(name))
}

/** @throws UsageError */
export const readOptions = (args: readonly string[]): Options | 'help' => {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      residents: text,
      seed: text,
      on: text,
      only: text,
      clients: text,
      keep: text,
      json: flag,
      help: flag,
    },
  })
  if (values.help) return 'help'
  return {
    residents: whole(values.residents ?? '20000', 'residents', 5_000_000),
    seed: whole(values.seed ?? '1', 'seed', 2 ** 31),
    on: values.on === undefined ? dayOfInstant(Date.now()) : dayFrom(values.on),
    only: partsFrom(values.only),
    clients: whole(values.clients ?? '8', 'clients', 64),
    json: values.json,
    keep: values.keep ?? null,
  }
}
