import { isRestricted } from '../access/class.ts'
import { addMonths, type Day } from '../day/day.ts'
import { isRowKind, rowOf } from '../medication/line.ts'
import { canState, sharesOf } from '../medication/share.ts'
import { drugListsOf, medicationsFor, medicationsOf } from '../medication/statement.ts'
import { isEffective, type RecordFact } from '../record/record.ts'
import { isFilled } from './answers.ts'
import { concepts } from './concept.ts'
import type { FormContext } from './context.ts'
import type { Field, Value } from './field.ts'
import type { Form } from './form.ts'
import { parseValue } from './parse.ts'

/** A proposed answer with where it comes from; it is shown as such and becomes an answer only when submitted. */
export interface Proposal {
  readonly value: Value
  readonly form: string
  readonly formTitle: string
  readonly date: Day
}

interface Stated extends Proposal {
  readonly kind: Field['kind']
}

const laterFirst = (a: RecordFact, b: RecordFact): number =>
  a.service_date === b.service_date
    ? b.recorded_at.localeCompare(a.recorded_at)
    : b.service_date < a.service_date
      ? -1
      : 1

/** What a class of its own states stays in forms of that class: carried elsewhere, it would tell of it. */
const mayStand = (from: Form, record: RecordFact, field: Field, to: Form): boolean =>
  [from.classOf?.(record.fields) ?? from.dataClass, field.dataClass ?? 'D1'].every(
    (dataClass) => !isRestricted(dataClass) || dataClass === to.dataClass,
  )

const statedIn = (record: RecordFact, form: Form, concept: string, to: Form): Stated[] =>
  Object.entries(form.fields).flatMap(([key, field]) => {
    const value = record.fields[key]
    return field.concept === concept && isFilled(value) && mayStand(form, record, field, to)
      ? [{ value, form: form.id, formTitle: form.short, date: record.service_date, kind: field.kind }]
      : []
  })

/** A decimal may stand in a whole-number field and back as long as the value fits. */
const fitted = (field: Field, { value, kind }: Stated): Value | undefined => {
  const number = field.kind === 'int' || field.kind === 'dec'
  if (kind !== field.kind && !(number && (kind === 'int' || kind === 'dec'))) return undefined
  const converted = field.kind === 'int' ? Number(value) : field.kind === 'dec' ? String(value) : value
  return parseValue(field, converted, '') || !withinHard(field, converted) ? undefined : converted
}

/** “0 支” of one form is no answer of another that is left empty by who never smoked. */
const withinHard = (field: Field, value: Value): boolean =>
  !('hard' in field) || !field.hard || (Number(value) >= field.hard[0] && Number(value) <= field.hard[1])

const proposalFor = (
  to: Form,
  field: Field,
  history: readonly RecordFact[],
  forms: ReadonlyMap<string, Form>,
  today: Day,
): Proposal | null => {
  const concept = field.concept === undefined ? undefined : concepts.get(field.concept)
  if (!concept || concept.prefillMonths === null || field.computed) return null
  const oldest = addMonths(today, -concept.prefillMonths)
  for (const record of history) {
    const form = forms.get(record.form)
    if (!form || record.service_date > today || record.service_date < oldest) continue
    for (const stated of statedIn(record, form, concept.id, to)) {
      const value = fitted(field, stated)
      if (value !== undefined) return { value, form: stated.form, formTitle: stated.formTitle, date: stated.date }
    }
  }
  return null
}

/** The person's drugs in each list of the form: its share of the one list, as last said on any form. */
const drugProposals = (
  form: Form,
  history: readonly RecordFact[],
  forms: ReadonlyMap<string, Form>,
  today: Day,
): readonly [string, Proposal][] => {
  const lists = drugListsOf(form).filter(({ place }) => place.dataClass === form.dataClass)
  if (lists.length === 0) return []
  const months = concepts.get('drugs')?.prefillMonths ?? 0
  const taken = medicationsFor(medicationsOf(history, forms, today), form.dataClass).filter(
    ({ date, line }) =>
      date >= addMonths(today, -months) &&
      canState(
        line,
        lists.map(({ place }) => place),
      ),
  )
  const shares = sharesOf(
    taken.map(({ line }) => line),
    lists.map(({ place }) => place),
  )
  return lists.flatMap(({ key, field, place }, list): [string, Proposal][] => {
    const mine = shares[list].map((at) => taken[at])
    const [latest] = mine.toSorted((a, b) => (a.date < b.date ? 1 : -1))
    if (!latest) return []
    const value = mine.map(({ line }) => rowOf(place.kind, line, field.fields))
    return [[key, { value, form: latest.form, formTitle: latest.formTitle, date: latest.date }]]
  })
}

/**
 * Proposed answers by field: the latest effective answer to the same concept on any form, within the concept's limit,
 * counted back from the day of filling. Nothing that must be measured today is ever proposed.
 */
export const prefill = (
  form: Form,
  context: FormContext,
  forms: ReadonlyMap<string, Form>,
): Readonly<Record<string, Proposal>> => {
  const { today, history = [] } = context
  if (!today) return {}
  const effective = history.filter(({ status }) => isEffective(status))
  const latest = effective.toSorted(laterFirst)
  const stated = Object.entries(form.fields).flatMap(([key, field]): [string, Proposal][] => {
    const proposal = isRowKind(field.concept) ? null : proposalFor(form, field, latest, forms, today)
    return proposal ? [[key, proposal]] : []
  })
  return Object.fromEntries([...stated, ...drugProposals(form, latest.toReversed(), forms, today)])
}
