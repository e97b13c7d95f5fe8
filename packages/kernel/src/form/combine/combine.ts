import { remember } from '../../programme/memo.ts'
import type { FormContext } from '../context.ts'
import type { Field, Fields, Value, Values } from '../field.ts'
import type { Form } from '../form.ts'
import { spread } from './distribute.ts'
import { feedOf } from './medicines.ts'
import {
  giverOf,
  isMedicines,
  isSymptoms,
  medicineTargets,
  nameOf,
  type Part,
  type Question,
  sharedQuestions,
  symptomTargets,
  type Target,
} from './question.ts'
import { type Block, blocksOf } from './sections.ts'
import { unionOf } from './symptoms.ts'

/** Several forms of one person as one list of questions. */
export interface Combined {
  readonly parts: readonly Part[]
  /** In the order in which they are asked. */
  readonly questions: ReadonlyMap<string, Question>
  /** `form:key` → the question that fills it. */
  readonly questionOf: ReadonlyMap<string, string>
  readonly blocks: readonly Block[]
  /** The questions drawn as one form; conditions and checks stay with the real ones (judge.ts). */
  readonly form: Form
}

/** The joint symptom lists with the words of 其他. */
const symptomQuestions = (parts: readonly Part[]): Question[] =>
  symptomTargets(parts).flatMap((targets, at) => {
    const fields = targets.filter(isSymptoms)
    const union = unionOf(fields)
    const id = at === 0 ? 'symptoms' : `symptoms:${targets[0].form}`
    const words = union.shares.flatMap(({ form, other }): Target[] => {
      const field = other && parts.find((part) => part.form.id === form)?.form.fields[other.key]
      return field ? [{ form, key: other.key, field }] : []
    })
    return [
      { id, targets, concept: 'symptoms', union },
      { id: `${id}_other`, targets: words },
    ]
  })

const medicineQuestions = (parts: readonly Part[]): Question[] =>
  medicineTargets(parts).map((targets, at) => {
    const form = parts.find((part) => part.form.id === targets[0].form)?.form
    const dataClass = targets[0].field.dataClass ?? form?.dataClass ?? 'D1'
    const id = at === 0 ? 'drugs' : `drugs:${targets[0].form}`
    return { id, targets, concept: 'drugs', feed: feedOf(targets.filter(isMedicines), dataClass) }
  })

/** What is asked for one form alone; a reason for not doing stands under its item's name. */
const ownQuestions = (parts: readonly Part[], known: Map<string, string>): Question[] => {
  const questions = new Map<string, Question>()
  for (const { form } of parts)
    for (const [key, field] of Object.entries(form.fields)) {
      const target: Target = { form: form.id, key, field }
      if (known.has(nameOf(target))) continue
      const base = field.notDoneOf && known.get(`${form.id}:${field.notDoneOf}`)
      const id = base ? `${base}_not_done` : nameOf(target)
      known.set(nameOf(target), id)
      const before = questions.get(id)
      questions.set(id, {
        id,
        targets: [...(before?.targets ?? []), target],
        ...(field.concept && { concept: field.concept }),
      })
    }
  return [...questions.values()]
}

const detailsOf = ({ targets: [{ form, field }] }: Question, questionOf: ReadonlyMap<string, string>) =>
  'details' in field && field.details
    ? {
        details: Object.fromEntries(
          Object.entries(field.details).map(([code, key]) => [code, questionOf.get(`${form}:${key}`) ?? key]),
        ),
      }
    : {}

type Computed = (values: Values, context: FormContext) => Value

const computedOf = (combined: () => Combined, question: Question): Computed | undefined => {
  const { parts } = combined()
  const giver = giverOf(parts, question)
  const target = question.targets.find(({ field }) => field.computed)
  if (!giver && !target) return undefined
  return (values) => {
    const { byForm } = spreadOnce(combined())(values)
    if (giver && question.concept) return giver.form.facts?.[question.concept].value(byForm[giver.form.id] ?? {})
    const part = parts.find(({ form }) => form.id === target?.form)
    return part && target?.field.computed?.(byForm[part.form.id] ?? {}, part.context)
  }
}

/** The definition that a question is drawn by. */
const fieldOf = (combined: () => Combined, question: Question): Field => {
  const { targets, union, feed } = question
  if (feed) return feed.field
  const { questionOf, parts } = combined()
  const { when: _, required: __, computed: ___, notDoneOf, ...field } = targets[0].field
  const computed = computedOf(combined, question)
  const shown = {
    ...field,
    ...(notDoneOf !== undefined && { notDoneOf: questionOf.get(`${targets[0].form}:${notDoneOf}`) ?? notDoneOf }),
    ...detailsOf(question, questionOf),
    ...(computed && { computed }),
    ...(computed && giverOf(parts, question) && { editable: true }),
  }
  if (union && shown.kind === 'many')
    return {
      ...shown,
      options: union.options,
      exclusive: union.none,
      normal: [union.none],
      details: { [union.other]: `${question.id}_other` },
    }
  return shown
}

const spreadOnce = remember((combined: Combined) => remember((values: Values) => spread(combined, values)))

/**
 * The questions of a visit that fills several forms: what several of them state is asked once, the rest by form in the
 * order of its paper. Answers typed once are spread over the forms by `distribute`.
 */
export const combine = (parts: readonly Part[]): Combined => {
  const special = [...symptomQuestions(parts), ...medicineQuestions(parts)]
  const questionOf = new Map<string, string>()
  const note = (questions: readonly Question[]): void => {
    for (const { id, targets } of questions) for (const target of targets) questionOf.set(nameOf(target), id)
  }
  note(special)
  const once = sharedQuestions(parts, new Set(questionOf.keys()))
  note(once)
  const all = [...special, ...once, ...ownQuestions(parts, questionOf)]
  const byId = new Map(all.map((question) => [question.id, question]))
  const blocks = blocksOf(parts, byId, questionOf)
  const order = blocks.flatMap(({ keys }) => keys)
  const questions = new Map(order.flatMap((id) => (byId.has(id) ? [[id, byId.get(id)!] as const] : [])))
  const combined: Combined = { parts, questions, questionOf, blocks, form: drawn(() => combined) }
  return combined
}

/** The virtual form; its parts are looked up when they are first drawn. */
const drawn = (combined: () => Combined): Form => {
  let known: { readonly fields: Fields; readonly sections: Form['sections'] } | null = null
  const made = () => {
    if (known) return known
    const { questions, blocks } = combined()
    const fields = Object.fromEntries([...questions.values()].map((q) => [q.id, fieldOf(combined, q)]))
    const sections = blocks.map(({ id, title, keys, pairs, normalLabel }) => ({
      id,
      title,
      pairs,
      ...(normalLabel(fields) && { normalLabel: normalLabel(fields) }),
      fields: Object.fromEntries(keys.map((key) => [key, fields[key]])),
    }))
    known = { fields, sections }
    return known
  }
  return {
    id: 'visit',
    edition: '',
    title: '一次办',
    short: '一次办',
    programme: '',
    subject: 'resident',
    dataClass: 'D1',
    dateKey: 'service_date',
    byKey: null,
    checks: [],
    source: '',
    get fields() {
      return made().fields
    },
    get sections() {
      return made().sections
    },
  }
}
