import { isFilled, normalise } from '@wangdi/kernel/form/answers.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Field, Fields, Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import type { Form, Section } from '@wangdi/kernel/form/form.ts'
import { wellFormed } from '@wangdi/kernel/form/parse.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { complete, type FieldState, statesOf } from '@wangdi/kernel/form/visible.ts'
import { remember } from '@wangdi/kernel/programme/memo.ts'

/** Proposed answers by key: shown as such, and answers only when they are saved. */
export type Proposals = Readonly<Record<string, Value>>

/** What a form shows for the answers typed and proposed so far. */
export interface Assessed {
  /** Typed answers with the proposals that still stand and are not hidden. */
  readonly values: Values
  /** The same, well formed, with the computed answers. */
  readonly full: Values
  readonly states: Readonly<Record<string, FieldState>>
  readonly findings: readonly Finding[]
  /** Keys whose value is a proposal nobody has touched yet. */
  readonly proposed: ReadonlySet<string>
}

/** How answers are judged: completed, shown or hidden, and what is found. */
export type Judge = (values: Values) => Pick<Assessed, 'full' | 'states' | 'findings'>

/** A form's own judgement; worked out once for the same answers. */
export const judgeOf = (form: Form, context: FormContext): Judge =>
  remember((values: Values) => {
    const full = complete(form, wellFormed(form.fields, normalise(form, values)), context)
    return { full, states: statesOf(form, full, context), findings: validate(form, values, context) }
  })

/** Keys whose value stands in the way of saving, apart from what is merely missing. */
const contradicted = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(
    findings
      .filter((found) => (found.severity === 'reject' || found.severity === 'block') && !isMissing(found))
      .map(({ field }) => rootOf(field)),
  )

/**
 * The proposals that stand: of shown fields, and in no contradiction to other answers, typed or proposed. Letting one
 * go may hide others, hence the rounds.
 */
const standing = (judge: Judge, typed: Values, proposals: Proposals): Proposals => {
  let open = Object.fromEntries(Object.entries(proposals).filter(([key]) => !(key in typed)))
  for (let round = 0; round < 6 && Object.keys(open).length > 0; round += 1) {
    const { states, findings } = judge({ ...open, ...typed })
    const wrong = contradicted(findings)
    const kept = Object.fromEntries(Object.entries(open).filter(([key]) => states[key]?.shown && !wrong.has(key)))
    if (Object.keys(kept).length === Object.keys(open).length) return open
    open = kept
  }
  return open
}

/** Judges answers as they stand; runs on every keystroke. */
export const assess = (judge: Judge, typed: Values, proposals: Proposals): Assessed => {
  const open = standing(judge, typed, proposals)
  const values = { ...open, ...typed }
  return { values, ...judge(values), proposed: new Set(Object.keys(open)) }
}

/** The answers as they are sent: stored form, computed ones included. */
export const outgoing = (form: Form, { values }: Assessed, context: FormContext): Values =>
  complete(form, normalise(form, values), context)

/** Typed answers that a change would hide, in form order. */
export const clearedBy = (
  form: Pick<Form, 'fields'>,
  judge: Judge,
  before: Assessed,
  after: Values,
): readonly string[] => {
  const { states } = judge(after)
  return Object.keys(form.fields).filter(
    (key) => before.states[key].shown && !states[key].shown && isFilled(after[key]) && !form.fields[key].computed,
  )
}

/** `drugs[0].name` → `drugs`. */
export const rootOf = (path: string): string => path.split(/[.[]/, 1)[0]

const isEmptyField = (value: Value): boolean => !isFilled(value)

/** Declared normal values of a section for its shown code fields that are empty: never a number. */
export const normalsOf = (section: Section, { values, states }: Assessed): Values =>
  Object.fromEntries(
    Object.entries(section.fields).flatMap(([key, field]): [string, Value][] =>
      field.normal !== undefined && states[key].shown && isEmptyField(values[key]) ? [[key, field.normal]] : [],
    ),
  )

/** Findings that still stand in the way or want a word, without those explained. */
export const openFindings = (
  findings: readonly Finding[],
  reasons: Readonly<Record<string, string>>,
): { readonly blocking: readonly Finding[]; readonly unexplained: readonly Finding[] } => ({
  blocking: findings.filter(({ severity }) => severity === 'reject' || severity === 'block'),
  unexplained: findings.filter(
    (found) => found.severity === 'warn' && (reasons[keyOfFinding(found)]?.trim().length ?? 0) < 2,
  ),
})

/** One condition of one field, however often it is found. */
export const keyOfFinding = ({ code, field }: Pick<Finding, 'code' | 'field'>): string => `${code} ${field}`

export const isMissing = ({ code }: Finding): boolean => code === 'REQUIRED' || code === 'DETAIL_REQUIRED'

/** A value in the words of its field: option labels, units, rows joined. */
export const wordsOf = (field: Field, value: Value): string => {
  if (!isFilled(value)) return ''
  const labelOf = (code: Value): string => {
    const options = 'options' in field ? field.options : []
    return options.find((option) => option.code === code)?.label ?? String(code)
  }
  switch (field.kind) {
    case 'one':
      return labelOf(value)
    case 'many':
      return Array.isArray(value) ? value.map(labelOf).join('、') : ''
    case 'bool':
      return value ? '是' : '否'
    case 'int':
    case 'dec':
      if (field.scores) return field.scores.find(({ code }) => code === String(value))?.label ?? String(value)
      return `${value}${field.unit ? `\u2009${field.unit}` : ''}`
    case 'rows':
      return Array.isArray(value) ? value.map((row) => mapWords(field.fields, row)).join('；') : ''
    case 'list':
      return Array.isArray(value) ? value.join('、') : ''
    case 'group':
      return mapWords(field.fields, value)
    default:
      return String(value)
  }
}

/** The filled facts of a row or group, one after another. */
export const mapWords = (fields: Fields, value: Value): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(fields)
        .map(([key, field]) => wordsOf(field, (value as Values)[key]))
        .filter((words) => words !== '')
        .join(' ')
    : ''
