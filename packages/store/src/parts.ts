import type { DataClass } from '@wangdi/kernel/access/class.ts'
import type { Field, Option, Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'

/** The data class of each field; a field without one takes its form's. */
export const classOfField = (form: Form, key: string): DataClass => form.fields[key]?.dataClass ?? form.dataClass

type Part = { [key: string]: Value }

/** Beside a list that lost elements to other parts: at which places those of this part stood. */
const PLACES = '#at'

const classOfCode = (options: readonly Option[], code: Value): DataClass | undefined =>
  options.find((option) => option.code === code)?.dataClass

/** The class that an element reveals more than its field does, e.g. the code of a guarded disease. */
const classOfElement = (field: Field, element: Value): DataClass | undefined => {
  if (field.kind === 'many' || field.kind === 'one') return classOfCode(field.options, element)
  if (field.kind !== 'rows' || typeof element !== 'object' || element === null || Array.isArray(element))
    return undefined
  const row = new Map<string, Value>(Object.entries(element))
  for (const [key, inner] of Object.entries(field.fields)) {
    const own = inner.kind === 'one' ? classOfCode(inner.options, row.get(key)) : undefined
    if (own) return own
  }
  return undefined
}

const hasGuardedCodes = (field: Field): boolean => {
  if (field.kind === 'many' || field.kind === 'one') return field.options.some((option) => option.dataClass)
  return field.kind === 'rows' && Object.values(field.fields).some(hasGuardedCodes)
}

/** Puts elements of guarded codes into the parts of their classes, each with its place. */
const splitList = (
  field: Field,
  key: string,
  list: readonly Value[],
  usual: DataClass,
  partFor: (dataClass: DataClass) => Part,
): void => {
  const rest: Value[] = []
  const guarded = new Map<DataClass, { elements: Value[]; places: number[] }>()
  for (const [at, element] of list.entries()) {
    const own = classOfElement(field, element)
    if (!own || own === usual) {
      rest.push(element)
      continue
    }
    const group = guarded.get(own) ?? { elements: [], places: [] }
    group.elements.push(element)
    group.places.push(at)
    guarded.set(own, group)
  }
  if (rest.length > 0 || guarded.size === 0) partFor(usual)[key] = rest
  for (const [dataClass, { elements, places }] of guarded) {
    const part = partFor(dataClass)
    part[key] = elements
    part[key + PLACES] = places
  }
}

/** The answers by data class; the form's own class is always there, also when it holds nothing. */
export const partsOf = (form: Form, fields: Values): Map<DataClass, Values> => {
  const parts = new Map<DataClass, Part>([[form.dataClass, {}]])
  const partFor = (dataClass: DataClass): Part => {
    const part = parts.get(dataClass) ?? {}
    parts.set(dataClass, part)
    return part
  }
  for (const [key, value] of Object.entries(fields)) {
    const field: Field | undefined = form.fields[key]
    const usual = classOfField(form, key)
    if (field && Array.isArray(value) && hasGuardedCodes(field)) splitList(field, key, value, usual, partFor)
    else partFor((field && !Array.isArray(value) && classOfElement(field, value)) || usual)[key] = value
  }
  return parts
}

const isPlaces = (key: string): boolean => key.endsWith(PLACES)

/**
 * The answers that parts make up, as far as they are given: elements of guarded codes return to their places. Parts
 * that the reader may not see leave no trace.
 */
export const joinParts = (parts: readonly Values[]): Values => {
  if (parts.length === 1 && !Object.keys(parts[0]).some(isPlaces)) return parts[0]
  const joined: Part = {}
  const placed = new Map<string, [place: number, element: Value][]>()
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      if (isPlaces(key)) continue
      const places = part[key + PLACES]
      if (!Array.isArray(places) || !Array.isArray(value)) joined[key] = value
      else {
        const of = placed.get(key) ?? []
        value.forEach((element, at) => void of.push([Number(places[at]), element]))
        placed.set(key, of)
      }
    }
  for (const [key, elements] of placed) {
    const list = Array.isArray(joined[key]) ? [...joined[key]] : []
    for (const [place, element] of elements.toSorted(([a], [b]) => a - b)) list.splice(place, 0, element)
    joined[key] = list
  }
  return joined
}

type ClassPart = readonly [DataClass, Values]

const listOf = (part: Values, key: string): readonly Value[] => {
  const value = part[key]
  return Array.isArray(value) ? value : []
}

/** Elements of both, each once; those of the base keep their places. */
const joinLists = (base: Values, more: Values, key: string): Part => {
  const known = new Set(listOf(base, key).map((element) => JSON.stringify(element)))
  const fresh = listOf(more, key).flatMap((element, at) => (known.has(JSON.stringify(element)) ? [] : [at]))
  const pick = (from: string): Value[] => [...listOf(base, from), ...fresh.map((at) => listOf(more, from)[at])]
  return { [key]: pick(key), [key + PLACES]: pick(key + PLACES) }
}

/**
 * Parts that the writer may not read: those of the version it was made from go on, and what the writer states anew
 * (a guarded code in a list) joins them.
 */
export const joinHidden = (base: readonly ClassPart[], stated: readonly ClassPart[]): ClassPart[] => {
  const joined = new Map<DataClass, Values>(base)
  for (const [dataClass, part] of stated) {
    const before = joined.get(dataClass) ?? {}
    const lists = Object.keys(part).filter((key) => !isPlaces(key) && key in before && Array.isArray(part[key]))
    joined.set(dataClass, Object.assign({}, before, part, ...lists.map((key) => joinLists(before, part, key))))
  }
  return [...joined]
}
