import { guardOf } from '@wangdi/kernel/access/class.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { type FlagPacker, flagPacker } from '@wangdi/kernel/indicator/flags.ts'
import type { Programme } from '@wangdi/kernel/programme/programme.ts'
import type { Derived, DueRow, EventRow, StatusRow } from '@wangdi/kernel/programme/rows.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { guardNumber } from '../scope.ts'

/** A column's value as it goes to the database and comes back: text of days and instants, numbers, null. */
export type Cell = string | number | null
export type Row = readonly Cell[]

export interface DerivedTable {
  readonly name: 'status' | 'event' | 'due'
  /** `name type` of every column but tenant, in order; the first `keys` of them identify a row of the tenant. */
  readonly columns: readonly (readonly [string, string])[]
  readonly keys: number
}

const column = (text: string): readonly [string, string] => {
  const [name, ...type] = text.split(' ')
  return [name, type.join(' ')]
}

const table = (name: DerivedTable['name'], keys: string[], others: string[]): DerivedTable => ({
  name,
  columns: [...keys, ...others].map(column),
  keys: keys.length,
})

export const tables = {
  status: table(
    'status',
    ['person uuid', 'programme text', 'episode text', 'from_day date'],
    [
      'to_day date',
      'village int',
      'unit int',
      'data_class smallint',
      'rules smallint',
      'flags bigint',
      ...[1, 2, 3, 4, 5, 6].map((n) => `n${n} int`),
    ],
  ),
  event: table(
    'event',
    ['person uuid', 'programme text', 'kind text', 'day date', 'record uuid', 'episode text'],
    [
      'recorded_at timestamptz',
      'village int',
      'unit int',
      'org int',
      'provider text',
      'data_class smallint',
      'rules smallint',
      'flags bigint',
      ...[1, 2, 3, 4, 5, 6].map((n) => `f${n} double precision`),
    ],
  ),
  due: table(
    'due',
    ['person uuid', 'programme text', 'episode text', 'kind text', 'slot text'],
    [
      'opens date',
      'due_by date',
      'met_on date',
      'met_by text',
      'ended_on date',
      'form text',
      'village int',
      'unit int',
      'access_village int',
      'data_class smallint',
      'rules smallint',
      'facts jsonb',
    ],
  ),
} as const satisfies Record<string, DerivedTable>

interface Kind {
  readonly programme: Programme
  readonly dataClass: number
  readonly packer: FlagPacker
}

/** Everything derived is of the programme's class; the state is open to the assigned village doctor too. */
const programmeShelf = ({ dataClass = 'D1' }: Programme): number => guardNumber(guardOf(dataClass, true))

const kinds: ReadonlyMap<string, Kind> = new Map(
  programmes.map((programme) => [
    programme.id,
    { programme, dataClass: programmeShelf(programme), packer: flagPacker(programme.flags) },
  ]),
)

const kindOf = (programme: string): Kind => {
  const kind = kinds.get(programme)
  if (!kind) throw new Error(`unknown programme ${programme}`)
  return kind
}

/** The names of the flags set in a row's number. */
export const flagsOf = (programme: string, packed: number): readonly string[] => kindOf(programme).packer.unpack(packed)

const six = (names: readonly string[], values: Readonly<Record<string, number>> | undefined): (number | null)[] =>
  [0, 1, 2, 3, 4, 5].map((at) => values?.[names[at]] ?? null)

/** Keys in order, so that equal facts give equal text. */
const canonical = (facts: DueRow['facts']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))))

const statusRow = (person: string, row: StatusRow): Row => {
  const { programme, dataClass, packer } = kindOf(row.programme)
  return [
    ...[person, row.programme, row.episode, row.from, row.to, row.village, row.unit, dataClass],
    ...[programme.rulesVersion, packer.pack(row.flags), ...six(programme.numbers, row.numbers)],
  ]
}

const eventRow = (person: string, row: EventRow): Row => {
  const { programme, dataClass, packer } = kindOf(row.programme)
  return [
    ...[person, row.programme, row.kind, row.day, row.record_id, row.episode, row.recorded_at, row.village, row.unit],
    ...[row.org_id, row.provider_id, dataClass, programme.rulesVersion, packer.pack(row.flags)],
    ...six(programme.facts, row.facts),
  ]
}

/** A task that asks for a form closed to the assigned village doctor (reports, consent, closing) is closed to them too. */
const dueShelf = ({ id, dataClass = 'D1' }: Programme, asked: string): number => {
  const form = formOf(asked)
  const closed = form !== null && !form.assigned && (form.programme === id || form.classOf !== undefined)
  return guardNumber(guardOf(dataClass, !closed))
}

const dueRow = (person: string, access: number, row: DueRow): Row => {
  const { programme } = kindOf(row.programme)
  const dataClass = dueShelf(programme, row.form)
  return [
    ...[person, row.programme, row.episode, row.kind, row.slot, row.opens, row.due_by, row.met_on, row.met_by],
    ...[row.ended_on, row.form, row.village, row.unit, access, dataClass, programme.rulesVersion, canonical(row.facts)],
  ]
}

/** The rows of a person in the three tables, in key order. */
export interface Packed {
  readonly status: readonly Row[]
  readonly event: readonly Row[]
  readonly due: readonly Row[]
}

/** Derived facts as rows. Status that ended before `statusFrom` is left out: the county keeps no figures of then. */
export const pack = (person: string, access: number, derived: Derived, statusFrom: Day): Packed => ({
  status: derived.status.filter((row) => row.to > statusFrom).map((row) => statusRow(person, row)),
  event: derived.event.map((row) => eventRow(person, row)),
  due: derived.due.map((row) => dueRow(person, access, row)),
})

/** A row as text that is equal exactly when the rows are. */
export const rowKey = (row: Row): string => JSON.stringify(row)
