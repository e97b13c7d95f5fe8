import type { Day } from '@wangdi/kernel/day/day.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Field, Fields, Value } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { companionsOf, complete, stateOf } from '@wangdi/kernel/form/visible.ts'
import type { Random } from '../random.ts'
import type { Answers } from '../record.ts'

const middle = ([low, high]: readonly [number, number], r: Random): number =>
  low + (high - low) * (0.4 + 0.2 * r.next())

/** What an ordinary visit says about a field that nobody has anything special to say about. */
const usual = (field: Field, on: Day, context: FormContext, r: Random): Value => {
  if (field.normal !== undefined) return field.normal
  switch (field.kind) {
    case 'one':
      return field.options.find(({ offered }) => offered?.(context) ?? true)?.code ?? null
    case 'many':
      return [field.exclusive ?? field.options[0].code]
    case 'int':
      // On an ordinary day nothing happened that is counted.
      if (field.unit === '次') return 0
      return field.scores ? Number(field.scores[0].code) : Math.round(middle(field.usual ?? field.hard ?? [0, 1], r))
    case 'dec':
      return middle(field.usual ?? field.hard ?? [0, 1], r).toFixed(field.decimals)
    case 'date':
      return on
    case 'ym':
      return on.slice(0, 7)
    case 'text':
      return '无'
    case 'bool':
      return false
    case 'group':
      return fill(field.fields, {}, on, context, r)
    default:
      return null
  }
}

const pass = (fields: Fields, before: Answers, on: Day, context: FormContext, r: Random): Answers => {
  const values: Answers = { ...before }
  const companions = companionsOf(fields)
  for (const [key, field] of Object.entries(fields)) {
    const state = stateOf(fields, key, values, context, companions)
    if (!state.shown) delete values[key]
    if (!state.shown || !state.required || state.computed || field.computed || isFilled(values[key])) continue
    const value = usual(field, on, context, r)
    if (isFilled(value)) values[key] = value
  }
  return values
}

/** An answer may ask for an earlier one: the second pass settles that. */
const fill = (fields: Fields, given: Answers, on: Day, context: FormContext, r: Random): Answers =>
  pass(fields, pass(fields, given, on, context, r), on, context, r)

const has = ({ fields }: Form, key: string): boolean => key in fields

/** Answers by the keys the form has; what it does not have is nothing to it. */
const fitting = (form: Form, given: Answers): Answers =>
  Object.fromEntries(Object.entries(given).filter(([key, value]) => has(form, key) && isFilled(value)))

/** The facts that another form of the same visit already holds, by the concept both fields name. */
export const sharedWith = (form: Form, other: Form, answers: Answers): Answers => {
  const known = new Map<string, Value>()
  for (const [key, { concept }] of Object.entries(other.fields))
    if (concept && isFilled(answers[key])) known.set(concept, answers[key])
  const shared: Answers = {}
  for (const [key, field] of Object.entries(form.fields)) {
    const value = field.concept === undefined ? undefined : known.get(field.concept)
    if (value !== undefined && field.kind !== 'rows') shared[key] = field.kind === 'dec' ? String(value) : value
  }
  return shared
}

/**
 * A whole form from what is special about a visit: given answers stand, the rest is ordinary, computed items are what the
 * form computes (class, next date).
 */
export const ordinary = (form: Form, given: Answers, on: Day, context: FormContext, r: Random): Answers => {
  const dated: Answers = { ...fitting(form, given), ...(form.dateKey !== null && { [form.dateKey]: on }) }
  const around = { ...context, today: on }
  const answered = fill(form.fields, dated, on, around, r)
  const computed = { ...complete(form, answered, around) } as Answers
  return fill(form.fields, computed, on, around, r)
}
