import { addMonths, type Day } from '../../day/day.ts'
import { canState } from '../../medication/share.ts'
import { medicationsFor, medicationsOf } from '../../medication/statement.ts'
import type { RecordFact } from '../../record/record.ts'
import { concepts } from '../concept.ts'
import type { Value } from '../field.ts'
import type { Form } from '../form.ts'
import type { Combined } from './combine.ts'

/** A proposed answer with the source and day that are shown with it. */
export interface Proposed {
  readonly value: Value
  readonly title: string
  readonly date: string
}

type ByKey = Readonly<Record<string, Proposed>>

const MEDICINE_MONTHS = concepts.get('drugs')?.prefillMonths ?? 12

/** The person's drugs as rows of the joint list, as last said, within the age that may be carried over. */
const carriedDrugs = (
  combined: Combined,
  history: readonly RecordFact[],
  forms: ReadonlyMap<string, Form>,
  today: Day,
): ByKey => {
  const all = medicationsOf(history, forms, today)
  const oldest = addMonths(today, -MEDICINE_MONTHS)
  return Object.fromEntries(
    [...combined.questions.values()].flatMap(({ id, feed }): [string, Proposed][] => {
      if (!feed) return []
      const places = feed.shares.map(({ place }) => place)
      const fresh = medicationsFor(all, places[0].dataClass).filter(
        ({ date, line }) => date >= oldest && canState(line, places),
      )
      const latest = fresh.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
      return latest ? [[id, { value: fresh.map(({ line }) => line), title: latest.formTitle, date: latest.date }]] : []
    }),
  )
}

/** The proposals of the forms as proposals of the questions: of several for one question, the latest. */
export const proposalsFor = (
  combined: Combined,
  byForm: Readonly<Record<string, ByKey>>,
  around: { readonly history: readonly RecordFact[]; readonly forms: ReadonlyMap<string, Form>; readonly today: Day },
): ByKey => {
  const carried = Object.fromEntries(
    [...combined.questions.values()].flatMap(({ id, targets, union, feed }): [string, Proposed][] => {
      if (union || feed) return []
      const found = targets
        .flatMap(({ form, key }) => byForm[form]?.[key] ?? [])
        .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
      return found[0] ? [[id, found[0]]] : []
    }),
  )
  return { ...carried, ...carriedDrugs(combined, around.history, around.forms, around.today) }
}
