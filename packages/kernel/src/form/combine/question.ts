import type { DataClass } from '../../access/class.ts'
import { concepts } from '../concept.ts'
import type { FormContext } from '../context.ts'
import type { Field, ManyField, Option } from '../field.ts'
import type { Form } from '../form.ts'
import type { Feed, MedicineField } from './medicines.ts'
import type { Union } from './symptoms.ts'

/** One of the forms that a visit fills, with the facts around it. */
export interface Part {
  readonly form: Form
  readonly context: FormContext
}

/** A form's field that an answer goes to. */
export interface Target {
  readonly form: string
  readonly key: string
  readonly field: Field
}

/** What is asked once, and where the answer goes. */
export interface Question {
  readonly id: string
  readonly targets: readonly Target[]
  readonly concept?: string
  /** The answer is a set of symptoms over the lists of several forms. */
  readonly union?: Union
  /** The answer is the person's list of medicines, of which each form gets its share. */
  readonly feed?: Feed
}

/** The class a field lies in: its own, else its form's. */
const classOf = (form: Form, field: Field): DataClass => field.dataClass ?? form.dataClass

const unitOf = (field: Field): string =>
  'unit' in field ? (field.unit ?? '').replace('分钟', '分').replace(/(?<=分)\/次$/, '') : ''

const sameOptions = (a: readonly Option[], b: readonly Option[]): boolean =>
  a.length === b.length && a.every(({ code, label }, at) => code === b[at].code && label === b[at].label)

/** Whether one answer fits both fields as it stands: kind, unit, decimals, equal code lists. */
export const fits = (a: Field, b: Field): boolean => {
  if (a.kind !== b.kind) return false
  if ('scores' in a || 'scores' in b) return false
  if ((a.kind === 'int' || a.kind === 'dec') && (b.kind === 'int' || b.kind === 'dec'))
    return a.decimals === b.decimals && (unitOf(a) === unitOf(b) || unitOf(a) === '' || unitOf(b) === '')
  if ((a.kind === 'one' || a.kind === 'many') && (b.kind === 'one' || b.kind === 'many'))
    return sameOptions(a.options, b.options)
  if (a.kind === 'ref' && b.kind === 'ref') return a.to === b.to
  return a.kind === 'text' || a.kind === 'date' || a.kind === 'ym' || a.kind === 'bool'
}

/**
 * The fact that a field states for the whole visit: the day, the worker, its concept; null where it is its form's own.
 * Two fields of one form with the same concept (left and right arm) are two measurements, and shared with nobody.
 */
export const factOf = (form: Form, key: string): string | null => {
  if (key === form.dateKey) return 'service_date'
  if (key === form.byKey) return 'provider'
  const { concept } = form.fields[key]
  if (!concept || !concepts.has(concept)) return null
  return Object.values(form.fields).filter((field) => field.concept === concept).length === 1 ? concept : null
}

const isVisitFact = (fact: string): boolean => fact === 'service_date' || fact === 'provider'

/** Who shares what: fact and class. The day and the worker are of the visit, not of a class. */
const groupKey = ({ form }: Part, key: string, fact: string): string =>
  isVisitFact(fact) ? fact : `${fact} ${classOf(form, form.fields[key])}`

const targetOf = ({ form }: Part, key: string): Target => ({ form: form.id, key, field: form.fields[key] })

/** The fields of all forms that state one fact, those that fit the first one; in the order of the forms. */
const shared = (parts: readonly Part[]): Map<string, { fact: string; targets: Target[] }> => {
  const groups = new Map<string, { fact: string; targets: Target[] }>()
  for (const part of parts)
    for (const key of Object.keys(part.form.fields)) {
      const fact = factOf(part.form, key)
      if (!fact) continue
      const name = groupKey(part, key, fact)
      const group = groups.get(name)
      const target = targetOf(part, key)
      if (!group) groups.set(name, { fact, targets: [target] })
      else if (fits(group.targets[0].field, target.field)) group.targets.push(target)
    }
  return groups
}

/** `form:key` of a field. */
export const nameOf = (target: Target): string => `${target.form}:${target.key}`

/** Companions that the same code of a shared question opens in every form are one question too. */
const companions = (questions: readonly Question[], parts: readonly Part[]): Question[] =>
  questions.flatMap(({ id, targets }) => {
    const details = targets.map(({ field }) => ('details' in field ? (field.details ?? {}) : {}))
    return Object.keys(details[0]).flatMap((code): Question[] => {
      if (!details.every((each) => each[code] !== undefined)) return []
      const of = targets.map(({ form }, at) => {
        const part = parts.find((each) => each.form.id === form)
        return part ? [targetOf(part, details[at][code])] : []
      })
      return [{ id: `${id}_${code}_text`, targets: of.flat() }]
    })
  })

export const isSymptoms = (target: Target): target is Target & { readonly field: ManyField } =>
  target.field.concept === 'symptoms' && target.field.kind === 'many'

export const isMedicines = (target: Target): target is Target & { readonly field: MedicineField } =>
  target.field.kind === 'rows' && ['drugs', 'insulin', 'medicines'].includes(target.field.concept ?? '')

/** Fields of the forms by class that pass a test; only those of several forms are a question of their own. */
const several = (parts: readonly Part[], test: (target: Target) => boolean): readonly (readonly Target[])[] => {
  const all = parts.flatMap((part) =>
    Object.keys(part.form.fields).flatMap((key) => {
      const target = targetOf(part, key)
      return test(target) ? [{ dataClass: classOf(part.form, target.field), target }] : []
    }),
  )
  return [...Map.groupBy(all, ({ dataClass }) => dataClass).values()]
    .map((group) => group.map(({ target }) => target))
    .filter((group) => new Set(group.map(({ form }) => form)).size > 1)
}

export const symptomTargets = (parts: readonly Part[]) => several(parts, isSymptoms)
export const medicineTargets = (parts: readonly Part[]) => several(parts, isMedicines)

/** Questions that one answer settles for several forms. */
export const sharedQuestions = (parts: readonly Part[], taken: ReadonlySet<string>): readonly Question[] => {
  const groups = [...shared(parts).values()].filter(
    ({ targets }) => targets.length > 1 && !targets.some((target) => taken.has(nameOf(target))),
  )
  const names = new Set<string>()
  const questions = groups.map(({ fact, targets }): Question => {
    // The same fact in two classes is asked twice; ids stay apart.
    const id = names.has(fact) ? `${fact}:${targets[0].form}` : fact
    names.add(id)
    return { id, targets, ...(concepts.has(fact) && { concept: fact }) }
  })
  return [...questions, ...companions(questions, parts)]
}

/** Which of the forms states this fact through several answers of its own. */
export const giverOf = (parts: readonly Part[], { concept, targets }: Question): Part | null =>
  (concept !== undefined &&
    parts.find(({ form }) => form.facts?.[concept] && !targets.some((target) => target.form === form.id))) ||
  null
