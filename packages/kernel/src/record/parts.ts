import { classOfGuard, type DataClass, type Guard, guardOf, isRestricted } from '../access/class.ts'
import type { Field, Option, Value, Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { drugClass, drugs } from '../medication/drug.ts'
import { isRowKind } from '../medication/line.ts'
import { remember } from '../programme/memo.ts'

/** The class of a record: the form's, or what its answers decide. */
export const classOfRecord = (form: Form, fields: Values): DataClass => form.classOf?.(fields) ?? form.dataClass

/** The shelf that a record as such lies on. */
export const guardOfRecord = (form: Form, fields: Values): Guard =>
  guardOf(classOfRecord(form, fields), form.assigned ?? false)

/**
 * The shelf of each field. Within a restricted record nothing lies lower, not even a phone number; what is withheld
 * from the assigned village doctor lies on the closed share.
 */
export const guardOfField = (form: Form, fields: Values, key: string): Guard => {
  const record = classOfRecord(form, fields)
  const field: Field | undefined = form.fields[key]
  if (isRestricted(record)) return guardOf(record, (form.assigned ?? false) && !field?.withheld)
  return field?.dataClass ?? record
}

type Part = { [key: string]: Value }

/** Beside a list that lost elements to other parts: at which places those of this part stood. */
const PLACES = '#at'
/** Beside such a list: what the open part holds is the “none” that stands in for these elements. */
const ALONE = '#alone'

const isMark = (key: string): boolean => key.endsWith(PLACES) || key.endsWith(ALONE)

const classOfCode = (options: readonly Option[], code: Value): DataClass | undefined =>
  options.find((option) => option.code === code)?.dataClass

/** Names of drugs that tell a restricted illness: most rows hold none, and are then done with. */
const telling = new RegExp(drugs.flatMap(({ name }) => (drugClass(name) === 'D1' ? [] : [name])).join('|'))

const classOfMedicine = (name: Value): DataClass | undefined => {
  if (typeof name !== 'string' || !telling.test(name)) return undefined
  const own = drugClass(name)
  return own === 'D1' ? undefined : own
}

/** The class that an element reveals more than its field does, e.g. the code of a guarded disease. */
const classOfElement = (field: Field, element: Value): DataClass | undefined => {
  if (field.kind === 'many' || field.kind === 'one') return classOfCode(field.options, element)
  if (field.kind !== 'rows' || typeof element !== 'object' || element === null || Array.isArray(element))
    return undefined
  const row = new Map<string, Value>(Object.entries(element))
  if (isRowKind(field.concept)) return classOfMedicine(row.get('name'))
  for (const [key, inner] of Object.entries(field.fields)) {
    const own = inner.kind === 'one' ? classOfCode(inner.options, row.get(key)) : undefined
    if (own) return own
  }
  return undefined
}

const hasGuardedCodes = (field: Field): boolean => {
  if (field.kind === 'many' || field.kind === 'one') return field.options.some((option) => option.dataClass)
  return field.kind === 'rows' && (isRowKind(field.concept) || Object.values(field.fields).some(hasGuardedCodes))
}

/** What the form says where nothing applies: the exclusive code, the row of “none”. */
const noneOf = (field: Field): readonly Value[] | null => {
  if (field.kind === 'many') return field.exclusive === undefined ? null : [field.exclusive]
  return field.kind === 'rows' && field.none ? [field.none] : null
}

interface Group {
  readonly elements: Value[]
  readonly places: number[]
}

/**
 * Puts elements of guarded codes into the parts of their classes, each with its place. Where nothing else is left, the
 * open part says “none”, as it does for whoever has none: there is no gap to see.
 */
const splitList = (
  field: Field,
  key: string,
  list: readonly Value[],
  usual: Guard,
  partFor: (guard: Guard) => Part,
): void => {
  const rest: Value[] = []
  const guarded = new Map<Guard, Group>()
  for (const [at, element] of list.entries()) {
    const own = classOfElement(field, element)
    if (!own || own === classOfGuard(usual)) {
      rest.push(element)
      continue
    }
    const group = guarded.get(own) ?? { elements: [], places: [] }
    group.elements.push(element)
    group.places.push(at)
    guarded.set(own, group)
  }
  const none = rest.length === 0 && guarded.size > 0 ? noneOf(field) : null
  if (rest.length > 0 || guarded.size === 0) partFor(usual)[key] = rest
  else if (none) partFor(usual)[key] = none
  for (const [guard, { elements, places }] of guarded) {
    const part = partFor(guard)
    part[key] = elements
    part[key + PLACES] = places
    if (none) part[key + ALONE] = true
  }
}

/** A value that reveals no more than the shelf it is on stays there. */
const shelfOf = (own: DataClass | undefined, usual: Guard): Guard => (!own || own === classOfGuard(usual) ? usual : own)

/** The answers by shelf; the record's own shelf is always there, also when it holds nothing. */
export const partsOf = (form: Form, fields: Values): Map<Guard, Values> => {
  const parts = new Map<Guard, Part>([[guardOfRecord(form, fields), {}]])
  const partFor = (guard: Guard): Part => {
    const part = parts.get(guard) ?? {}
    parts.set(guard, part)
    return part
  }
  for (const [key, value] of Object.entries(fields)) {
    const field: Field | undefined = form.fields[key]
    const usual = guardOfField(form, fields, key)
    if (field && Array.isArray(value) && hasGuardedCodes(field)) splitList(field, key, value, usual, partFor)
    else partFor(shelfOf(field && !Array.isArray(value) ? classOfElement(field, value) : undefined, usual))[key] = value
  }
  return parts
}

interface Placed {
  readonly elements: [place: number, element: Value][]
  alone: boolean
}

const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether a list is the “none” that stood in for guarded elements. */
const isStandIn = (form: Form | null, key: string, list: Value): boolean => {
  const field = form?.fields[key]
  const none = field ? noneOf(field) : null
  return none !== null && same(list, none)
}

/**
 * The answers that parts make up, as far as they are given: elements of guarded codes return to their places. Parts
 * that the reader may not see leave no trace.
 */
export const joinParts = (form: Form | null, parts: readonly Values[]): Values => {
  if (parts.length === 1 && !Object.keys(parts[0]).some(isMark)) return parts[0]
  const joined: Part = {}
  const placed = new Map<string, Placed>()
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      if (isMark(key)) continue
      const places = part[key + PLACES]
      if (!Array.isArray(places) || !Array.isArray(value)) joined[key] = value
      else {
        const of = placed.get(key) ?? { elements: [], alone: false }
        value.forEach((element, at) => void of.elements.push([Number(places[at]), element]))
        of.alone ||= part[key + ALONE] === true
        placed.set(key, of)
      }
    }
  for (const [key, { elements, alone }] of placed) {
    const rest = Array.isArray(joined[key]) ? joined[key] : []
    const list = alone && isStandIn(form, key, rest) ? [] : [...rest]
    for (const [place, element] of elements.toSorted(([a], [b]) => a - b)) list.splice(place, 0, element)
    joined[key] = list
  }
  return joined
}

type GuardPart = readonly [Guard, Values]

const listOf = (part: Values, key: string): readonly Value[] => {
  const value = part[key]
  return Array.isArray(value) ? value : []
}

/** Elements of both, each once; those of the base keep their places. */
const joinLists = (base: Values, more: Values, key: string): Part => {
  const known = new Set(listOf(base, key).map((element) => JSON.stringify(element)))
  const fresh = listOf(more, key).flatMap((element, at) => (known.has(JSON.stringify(element)) ? [] : [at]))
  const pick = (from: string): Value[] => [...listOf(base, from), ...fresh.map((at) => listOf(more, from)[at])]
  const alone = base[key + ALONE] === true || more[key + ALONE] === true
  return { [key]: pick(key), [key + PLACES]: pick(key + PLACES), ...(alone && { [key + ALONE]: true }) }
}

/**
 * Parts that the writer may not read: those of the version it was made from go on, and what the writer states anew
 * (a guarded code in a list) joins them.
 */
export const joinHidden = (base: readonly GuardPart[], stated: readonly GuardPart[]): GuardPart[] => {
  const joined = new Map<Guard, Values>(base)
  for (const [guard, part] of stated) {
    const before = joined.get(guard) ?? {}
    const lists = Object.keys(part).filter((key) => !isMark(key) && key in before && Array.isArray(part[key]))
    joined.set(guard, Object.assign({}, before, part, ...lists.map((key) => joinLists(before, part, key))))
  }
  return [...joined]
}

/** The fields of a form that may hold something of a restricted class; most forms have none. */
const guardedKeys = remember((form: Form): readonly string[] =>
  Object.entries(form.fields)
    .filter(([, field]) => (field.dataClass && isRestricted(field.dataClass)) || hasGuardedCodes(field))
    .map(([key]) => key),
)

/** Whether any answer of a record lies on a restricted shelf. */
export const hasRestricted = (form: Form, fields: Values): boolean => {
  if (isRestricted(classOfRecord(form, fields))) return true
  return guardedKeys(form).some((key) => {
    const field: Field = form.fields[key]
    const value = fields[key]
    if (value === undefined || value === null) return false
    if (field.dataClass && isRestricted(field.dataClass)) return true
    return (Array.isArray(value) ? value : [value]).some((element) => classOfElement(field, element) !== undefined)
  })
}
