import { codesOf, isFilled } from '../answers.ts'
import type { Value, Values } from '../field.ts'
import type { Finding } from '../finding.ts'
import { validate } from '../validate.ts'
import { type FieldState, statesOf } from '../visible.ts'
import type { Combined } from './combine.ts'
import { fullOf, type Spread, spread } from './distribute.ts'
import type { Fed } from './medicines.ts'
import type { Part, Question } from './question.ts'

type States = Readonly<Record<string, FieldState>>

/** One form of the visit as it stands, judged by its own rules and context. */
export interface JudgedForm {
  readonly part: Part
  readonly values: Values
  readonly full: Values
  readonly states: States
  readonly findings: readonly Finding[]
  /** The same findings at the questions of the visit. */
  readonly asked: readonly Finding[]
}

/** The visit as it stands. */
export interface JudgedVisit {
  readonly forms: readonly JudgedForm[]
  /** By question: answers with the computed ones, states, findings in the order of the questions. */
  readonly full: Values
  readonly states: States
  readonly findings: readonly Finding[]
}

/** Keys of rows that the joint list asks under another name. */
const lineKeys: Readonly<Record<string, string>> = {
  kind: 'name',
  use: 'dose',
  usage: 'dose',
  route: 'name',
  adherence: 'name',
}

const inLine = (path: string, fed: Fed | undefined): string => {
  const row = /^[^[]+\[(\d+)\](?:\.(.+))?$/.exec(path)
  if (!row || !fed) return ''
  const inner = row[2] ? `.${lineKeys[row[2]] ?? row[2]}` : ''
  return `[${fed.at[Number(row[1])] ?? 0}]${inner}`
}

/** The path of a form's finding among the questions. */
const pathOf = (combined: Combined, { fed }: Spread, form: string, path: string): string => {
  const root = path.split(/[.[]/, 1)[0]
  const id = combined.questionOf.get(`${form}:${root}`)
  if (id === undefined) return path
  if (!combined.questions.get(id)?.feed) return id + path.slice(root.length)
  return (
    id +
    inLine(
      path,
      fed.find((given) => given.form === form && given.key === root),
    )
  )
}

const judgeForm = (combined: Combined, given: Spread, part: Part): JudgedForm => {
  const { form, context } = part
  const values = given.byForm[form.id] ?? {}
  const full = fullOf(part, values)
  const findings = validate(form, values, context)
  return {
    part,
    values,
    full,
    states: statesOf(form, full, context),
    findings,
    asked: findings.map((found) => ({ ...found, field: pathOf(combined, given, form.id, found.field) })),
  }
}

const stateOf = (
  { targets, id }: Question,
  forms: ReadonlyMap<string, JudgedForm>,
  answers: Values,
  combined: Combined,
): FieldState => {
  const states = targets.flatMap(({ form, key }) => forms.get(form)?.states[key] ?? [])
  const shown = states.filter((state) => state.shown)
  const union = combined.questions.get(id.replace(/_other$/, ''))?.union
  if (union && id.endsWith('_other')) {
    const open = codesOf(answers, id.replace(/_other$/, '')).includes(union.other)
    return { shown: open && shown.length > 0, required: open, computed: false }
  }
  return {
    shown: shown.length > 0,
    required: shown.some(({ required }) => required),
    computed: states.length > 0 && states.every(({ computed }) => computed),
    ...(states[0]?.companionOf && { companionOf: states[0].companionOf }),
  }
}

const answerTo = (
  { id, targets, union, feed }: Question,
  forms: ReadonlyMap<string, JudgedForm>,
  answers: Values,
): Value => {
  if (union || feed || targets.length === 0) return answers[id]
  const stated = targets.map(({ form, key }) => forms.get(form)?.full[key]).find(isFilled)
  return stated ?? answers[id]
}

const once = (findings: readonly Finding[]): Finding[] => {
  const seen = new Set<string>()
  return findings.filter(({ code, field, message_zh }) => {
    const missing = code === 'REQUIRED' || code === 'DETAIL_REQUIRED'
    const condition = missing ? `missing ${field}` : `${code} ${field} ${message_zh}`
    return seen.has(condition) ? false : seen.add(condition)
  })
}

/** Each form judged by its own rules on its own answers, and what was found at the questions. */
export const judgeVisit = (combined: Combined, answers: Values): JudgedVisit => {
  const given = spread(combined, answers)
  const forms = combined.parts.map((part) => judgeForm(combined, given, part))
  const byId = new Map(forms.map((judged) => [judged.part.form.id, judged]))
  const questions = [...combined.questions.values()]
  const place = new Map(questions.map(({ id }, at) => [id, at]))
  const at = ({ field }: Finding): number => place.get(field.split(/[.[]/, 1)[0]) ?? place.size
  return {
    forms,
    full: Object.fromEntries(
      questions.flatMap((question): [string, Value][] => {
        const value = answerTo(question, byId, answers)
        return isFilled(value) ? [[question.id, value]] : []
      }),
    ),
    states: Object.fromEntries(questions.map((question) => [question.id, stateOf(question, byId, answers, combined)])),
    findings: once(forms.flatMap(({ asked }) => asked)).toSorted((a, b) => at(a) - at(b)),
  }
}
