import type { FormStart as Opened } from '@wangdi/kernel/api/routes/records.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import { type Combined, combine } from '@wangdi/kernel/form/combine/combine.ts'
import { distribute, gather } from '@wangdi/kernel/form/combine/distribute.ts'
import { type JudgedForm, type JudgedVisit, judgeVisit } from '@wangdi/kernel/form/combine/judge.ts'
import { type Proposed, proposalsFor } from '@wangdi/kernel/form/combine/proposals.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf, forms } from '@wangdi/kernel/form/list.ts'
import { remember } from '@wangdi/kernel/programme/memo.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { useMemo, useState } from 'react'
import { uuidv7 } from '../../api/uuid.ts'
import { type FormStart, type FormState, type LastTime, useFormState } from '../state/state.ts'

export type OpenedForm = Omit<Opened, 'next'>

/** One form of the visit: its record, as it stands now. */
export interface VisitForm {
  readonly form: Form
  readonly mark: string
  readonly record: string
  readonly judged: JudgedForm
}

export interface Visit {
  readonly combined: Combined
  readonly state: FormState
  readonly forms: readonly VisitForm[]
  readonly encounter: string
  readonly resumedAt: string | null
  /** The typed answers by form, for drafts. */
  readonly typedBy: () => Readonly<Record<string, Values>>
}

/** The one character of a form's programme. */
export const markOf = (form: Form): string => programmes.find(({ id }) => id === form.programme)?.mark ?? ''

const partsOf = (opened: readonly OpenedForm[]) =>
  opened.flatMap(({ form: id, context }) => {
    const form = formOf(id)
    return form ? [{ form, context }] : []
  })

/** The day and who fills stand there from the start; the drafts' answers over them. */
const beginning = (combined: Combined, opened: readonly OpenedForm[]): Values => {
  const drafted = Object.fromEntries(opened.flatMap(({ form, draft }) => (draft ? [[form, draft.values]] : [])))
  const today = opened[0]?.context.today
  const [provider] = opened.map((each) => each.provider)
  const fresh: Record<string, Value> = {}
  for (const { form } of combined.parts) {
    const [day, by] = [form.dateKey, form.byKey].map((key) => key && combined.questionOf.get(`${form.id}:${key}`))
    if (day) fresh[day] = today
    if (by && provider) fresh[by] = provider
  }
  return { ...fresh, ...gather(combined, drafted) }
}

const proposedBy = (combined: Combined, opened: readonly OpenedForm[]): Readonly<Record<string, Proposed>> => {
  const { today, history = [] } = opened[0].context
  if (!today) return {}
  const byForm = Object.fromEntries(
    opened.map(({ form, prefill }) => [
      form,
      Object.fromEntries(
        Object.entries(prefill).map(([key, { value, form_title: title, date }]) => [
          key,
          { value: value as Value, title, date },
        ]),
      ),
    ]),
  )
  return proposalsFor(combined, byForm, { history, forms, today })
}

/** Last time's answers at the questions, each with the day of its form. */
const lastTime = (combined: Combined, opened: readonly OpenedForm[]): LastTime | null => {
  const had = opened
    .flatMap(({ form, last }) => (last ? [{ form, ...last }] : []))
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
  if (had.length === 0) return null
  const byForm = Object.fromEntries(had.map(({ form, values }) => [form, values]))
  const dates = [...combined.questions.values()].flatMap(({ id, targets }): [string, string][] => {
    const from = targets.find(({ form, key }) => isFilled(byForm[form]?.[key]))
    const date = had.find(({ form }) => form === from?.form)?.date
    return date ? [[id, date]] : []
  })
  return { date: had[0].date, values: gather(combined, byForm), dates: Object.fromEntries(dates) }
}

/** The marks of the forms an answer goes to; none where it goes to all. */
const marksIn = (combined: Combined) => {
  const marks = new Map(combined.parts.map(({ form }) => [form.id, markOf(form)]))
  const shared = new Set(combined.blocks.filter(({ form }) => form === null).flatMap(({ keys }) => keys))
  return (key: string): readonly string[] => {
    const to = new Set(combined.questions.get(key)?.targets.map(({ form }) => form))
    if (!shared.has(key) || to.size === 0 || to.size === combined.parts.length) return []
    return [...new Set([...to].map((form) => marks.get(form) ?? ''))]
  }
}

/** What each form says of its own keys, at the questions. */
const atQuestions = <T>(
  combined: Combined,
  { forms: judged }: JudgedVisit,
  say: (form: Form) => ((values: Values, context: FormContext) => Readonly<Record<string, T>>) | undefined,
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    judged.flatMap(({ part: { form, context }, full }) =>
      Object.entries(say(form)?.(full, context) ?? {}).flatMap(([key, said]) => {
        const id = combined.questionOf.get(`${form.id}:${key}`)
        return id === undefined ? [] : [[id, said] as const]
      }),
    ),
  )

/** What each form is owed of its own keys, at the questions. */
const askedAt = (combined: Combined): ReadonlySet<string> =>
  new Set(
    combined.parts.flatMap(({ form, context: { asked = [] } }) =>
      asked.flatMap((key) => combined.questionOf.get(`${form.id}:${key}`) ?? []),
    ),
  )

const startOf = (combined: Combined, opened: readonly OpenedForm[]): FormStart => {
  const proposed = proposedBy(combined, opened)
  const judge = remember((values: Values) => judgeVisit(combined, values))
  const cards = new Map(combined.blocks.map(({ id, form }) => [id, form]))
  return {
    form: combined.form,
    context: opened[0].context,
    values: beginning(combined, opened),
    judge,
    proposals: Object.fromEntries(Object.entries(proposed).map(([key, { value }]) => [key, value])),
    origins: Object.fromEntries(Object.entries(proposed).map(([key, { title, date }]) => [key, { title, date }])),
    last: lastTime(combined, opened),
    marks: marksIn(combined),
    asked: askedAt(combined),
    abnormal: (values) => atQuestions(combined, judge(values), ({ marks }) => marks),
    suggested: (values) => atQuestions(combined, judge(values), ({ suggest }) => suggest),
    cardMark: (section) => {
      const form = cards.get(section)
      const part = combined.parts.find((each) => each.form.id === form)
      return part ? markOf(part.form) : null
    },
  }
}

/** A visit that fills several forms: asked once, judged and kept by form. */
export const useVisit = (opened: readonly OpenedForm[]): Visit => {
  const [fixed] = useState(() => {
    const combined = combine(partsOf(opened))
    const records = new Map(opened.map(({ form, draft }) => [form, draft?.record_id ?? uuidv7()]))
    const resumed = opened.flatMap(({ draft }) => draft?.saved_at ?? []).toSorted()
    return {
      combined,
      records,
      start: startOf(combined, opened),
      encounter: uuidv7(),
      resumedAt: resumed.at(-1) ?? null,
    }
  })
  const { combined, records, start, encounter, resumedAt } = fixed
  const state = useFormState(start)
  const judged = useMemo(() => judgeVisit(combined, state.values), [combined, state.values])
  return {
    combined,
    state,
    encounter,
    resumedAt,
    typedBy: () => distribute(combined, state.typed),
    forms: judged.forms.map((each) => ({
      form: each.part.form,
      mark: markOf(each.part.form),
      record: records.get(each.part.form.id) ?? '',
      judged: each,
    })),
  }
}
