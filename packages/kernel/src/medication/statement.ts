import type { DataClass } from '../access/class.ts'
import type { Day } from '../day/day.ts'
import { isFilled, rowsOf } from '../form/answers.ts'
import type { RowsField } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { isEffective, type RecordFact } from '../record/record.ts'
import { drugClass, drugOf, keyOfDrug } from './drug.ts'
import { isRowKind, type Line, lineOf, type RowKind } from './line.ts'
import { type Place, takenBy } from './share.ts'

/** A drug that a person takes, by the last form that said so. */
export interface Medication {
  readonly line: Line
  readonly name: string
  readonly group: string | null
  readonly form: string
  readonly formTitle: string
  readonly date: Day
  /** The class of the form that says so, or of the drug where that tells more. */
  readonly dataClass: DataClass
}

interface Stated extends Medication {
  /** The list that it stands in: form and field. */
  readonly list: string
}

/** A list of drugs on a form. */
export interface DrugList {
  readonly key: string
  readonly field: RowsField
  readonly place: Place
}

/** The lists of drugs that a form has. */
export const drugListsOf = (form: Form): readonly DrugList[] =>
  Object.entries(form.fields).flatMap(([key, field]): DrugList[] => {
    if (field.kind !== 'rows' || !isRowKind(field.concept)) return []
    const kind: RowKind = field.concept
    const dataClass = field.dataClass ?? form.dataClass
    return [{ key, field, place: { kind, max: field.max, dataClass, ...(field.takes && { takes: field.takes }) } }]
  })

const statedIn = (record: RecordFact, form: Form, { key, field, place }: DrugList): Stated[] =>
  rowsOf(record.fields, key).flatMap((row): Stated[] => {
    const line = lineOf(place.kind, row, field.fields)
    if (!isFilled(line.name)) return []
    const name = String(line.name)
    const own = drugClass(name)
    return [
      {
        line,
        name,
        group: drugOf(name)?.group ?? null,
        form: form.id,
        formTitle: form.short,
        date: record.service_date,
        dataClass: place.dataClass === 'D1' ? own : place.dataClass,
        list: `${form.id} ${key}`,
      },
    ]
  })

/** Nothing listed and 不服药 said: the list is empty. A blank alone says nothing. */
const saysNone = (record: RecordFact, form: Form): boolean =>
  Object.entries(form.fields).some(([key, { concept }]) => concept === 'adherence' && record.fields[key] === '3')

/** A list that is stated again without a drug ends it, if the drug stood there before or is of a group it is for. */
const ends = (list: string, place: Place, stated: Stated): boolean =>
  stated.list === list || (stated.group !== null && takenBy(place).includes(stated.group))

/** What a list that asks less leaves as it was said before. */
const lasting = (line: Line = {}): Line =>
  Object.fromEntries(['route', 'duration'].flatMap((key) => (isFilled(line[key]) ? [[key, line[key]]] : [])))

/**
 * The drugs of a person on a day, from the latest statement of each list: oldest statement first. One that two lists
 * name stands once per class.
 */
export const medicationsOf = (
  records: readonly RecordFact[],
  forms: ReadonlyMap<string, Form>,
  on: Day,
): readonly Medication[] => {
  const known = new Map<string, Stated>()
  for (const record of records) {
    const form = forms.get(record.form)
    if (!form || !isEffective(record.status) || record.service_date > on) continue
    for (const list of drugListsOf(form)) {
      const stated = statedIn(record, form, list)
      if (stated.length === 0 && !(list.place.kind !== 'medicines' && saysNone(record, form))) continue
      const earlier = new Map(known)
      for (const [key, before] of known) if (ends(`${form.id} ${list.key}`, list.place, before)) known.delete(key)
      for (const each of stated) {
        const key = `${each.dataClass} ${keyOfDrug(each.name)}`
        known.set(key, { ...each, line: { ...lasting(earlier.get(key)?.line), ...each.line } })
      }
    }
  }
  return [...known.values()].map(({ list: _, ...medication }) => medication)
}

/** The drugs of a class: what a form of that class carries over; each once, as last said. */
export const medicationsFor = (all: readonly Medication[], dataClass: DataClass): readonly Medication[] => {
  const open = all.filter((each) => each.dataClass === dataClass)
  const latest = new Map<string, Medication>()
  for (const each of open) {
    const key = keyOfDrug(each.name)
    const before = latest.get(key)
    if (!before || before.date <= each.date) latest.set(key, each)
  }
  return [...latest.values()]
}
