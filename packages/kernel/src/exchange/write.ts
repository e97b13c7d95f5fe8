import type { Value } from '../form/field.ts'
import { type ExchangeLine, type HouseholdLine, lineKeys, type Served } from './line.ts'

/** Keys in code order, so that the same answers are always the same bytes. Absent and null keys are left out. */
const inOrder = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, inOrder(each)]),
  )
}

const writeServed = ({ area, from, to }: Served): unknown => (from || to ? { area, from, to } : area)

type Member = HouseholdLine['members'][number]

/** The head first, then in the order in which they joined. */
const memberOrder = ({ relation_to_head, joined, resident_id }: Member): string =>
  `${relation_to_head[0] === '0' ? 0 : 1} ${joined} ${resident_id}`

const byText =
  <T>(text: (item: T) => string) =>
  (a: T, b: T): number =>
    text(a) < text(b) ? -1 : 1

const lists: Readonly<Record<string, (line: ExchangeLine) => readonly unknown[] | null>> = {
  members: (line) =>
    line.kind === 'household'
      ? line.members
          .toSorted(byText(memberOrder))
          .map(({ resident_id, relation_to_head, joined, left }) => ({ resident_id, relation_to_head, joined, left }))
      : null,
  aliases: (line) =>
    line.kind === 'resident'
      ? line.aliases.toSorted(byText(({ alias }) => alias)).map(({ alias, kind }) => ({ alias, kind }))
      : null,
  findings_confirmed: (line) =>
    line.kind === 'record' ? line.findings_confirmed.map(({ code, field, reason }) => ({ code, field, reason })) : null,
  serves: (line) => (line.kind === 'unit' ? line.serves.toSorted(byText(({ area }) => area)).map(writeServed) : null),
}

const writeKey = (line: ExchangeLine, key: string, value: unknown): unknown => {
  if (line.kind === 'record' && key === 'fields') return inOrder(line.fields)
  return lists[key]?.(line) ?? value ?? null
}

/**
 * The canonical text of a line, without its line end: keys in the documented order, answers in code order. Two equal
 * lines are equal bytes, whatever order a database or another writer kept their keys in.
 */
export const writeLine = (line: ExchangeLine): string => {
  const values = new Map<string, unknown>(Object.entries(line))
  return JSON.stringify(
    Object.fromEntries(lineKeys[line.kind].map((key) => [key, writeKey(line, key, values.get(key))])),
  )
}
