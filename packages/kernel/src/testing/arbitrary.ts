import fc from 'fast-check'
import { addDays, type Day, dayNumber } from '../day/day.ts'
import { isFilled } from '../form/answers.ts'
import type { FormContext } from '../form/context.ts'
import type { Field, Fields, Value, Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { companionsOf, complete, stateOf } from '../form/visible.ts'

type Gen = fc.GeneratorValue

/** Texts of many shapes, one at least for each pattern of our forms. */
const TEXTS = [
  '王小明',
  '13912345678',
  '村东第二户',
  'A',
  '无',
  '3年',
  '08:30',
  '2025-03-07',
  '每日三次，每次5mg，饭后',
]

const textFor = (field: Extract<Field, { kind: 'text' }>, g: Gen): string => {
  if (field.choices) return g(fc.constantFrom, ...field.choices)
  const fitting = TEXTS.filter(
    (text) => text.length >= (field.min ?? 1) && text.length <= field.max && (field.pattern?.test(text) ?? true),
  )
  return g(fc.constantFrom, ...fitting)
}

const numberFor = (field: Extract<Field, { kind: 'int' | 'dec' }>, g: Gen): number | string => {
  if (field.scores) return Number(g(fc.constantFrom, ...field.scores.map(({ code }) => code)))
  const [low, high] = field.usual ?? field.hard ?? [0, 50]
  const scale = 10 ** field.decimals
  const scaled = g(fc.integer, { min: Math.ceil(low * scale), max: Math.floor(high * scale) })
  return field.kind === 'int' ? scaled : (scaled / scale).toFixed(field.decimals)
}

const dayFor = (context: Around, g: Gen): Day =>
  addDays(context.birth_date, g(fc.integer, { min: 0, max: dayNumber(context.today) - dayNumber(context.birth_date) }))

const offeredOf = (field: Extract<Field, { kind: 'one' | 'many' }>, context: Around): string[] =>
  field.options.filter(({ offered }) => offered?.(context) ?? true).map(({ code }) => code)

const codesFor = (field: Extract<Field, { kind: 'many' }>, context: Around, g: Gen): readonly string[] => {
  const free = offeredOf(field, context).filter((code) => code !== field.exclusive)
  if (field.exclusive && g(fc.boolean)) return [field.exclusive]
  const chosen = free.filter(() => g(fc.boolean))
  return chosen.length > 0 ? chosen : [free[0]]
}

/** A group that is asked holds at least its first answer. */
const groupFor = ({ fields }: Extract<Field, { kind: 'group' }>, context: Around, g: Gen): Values => {
  const values = answersFor(fields, context, g)
  const [[first, field]] = Object.entries(fields)
  return isFilled(values) ? values : { ...values, [first]: valueFor(field, context, g) }
}

const valueFor = (field: Field, context: Around, g: Gen): Value => {
  switch (field.kind) {
    case 'text':
      return textFor(field, g)
    case 'int':
    case 'dec':
      return numberFor(field, g)
    case 'date':
      return dayFor(context, g)
    case 'ym':
      return field.orDay && g(fc.boolean) ? dayFor(context, g) : dayFor(context, g).slice(0, 7)
    case 'one':
      return g(fc.constantFrom, ...offeredOf(field, context))
    case 'many':
      return codesFor(field, context, g)
    case 'bool':
      return g(fc.boolean)
    case 'ref':
      return `id-${g(fc.integer, { min: 1, max: 999 })}`
    case 'group':
      return groupFor(field, context, g)
    case 'list':
      return Array.from({ length: Math.max(1, field.min ?? 1) }, () => valueFor(field.item, context, g))
    case 'rows': {
      const length = g(fc.integer, { min: Math.max(1, field.min ?? 1), max: Math.min(3, field.max) })
      return Array.from({ length }, () => answersFor(field.fields, context, g))
    }
  }
}

/** One pass in form order: what is hidden is cleared, what is required answered, the rest answered now and then. */
const pass = (fields: Fields, before: Values, context: Around, g: Gen, first: boolean): Values => {
  const values: Record<string, Value> = { ...before }
  const companions = companionsOf(fields)
  // Conditions may read what the system works out.
  const known: Record<string, Value> = { ...complete({ fields }, before, context) }
  for (const [key, field] of Object.entries(fields)) {
    const state = stateOf(fields, key, known, context, companions)
    const reason = field.notDoneOf !== undefined
    if (!state.shown && key in values) {
      delete values[key]
      delete known[key]
    }
    if (!state.shown || state.computed || reason || key in values) continue
    if (!state.required && !(first && g(fc.boolean))) continue
    values[key] = key === 'birth_date' ? context.birth_date : valueFor(field, context, g)
    known[key] = values[key]
  }
  return values
}

/** A later answer may ask for an earlier one (both values of a pair): the second and third pass settle that. */
const answersFor = (fields: Fields, context: Around, g: Gen): Values =>
  [true, false, false].reduce<Values>((values, first) => pass(fields, values, context, g, first), {})

export interface Around extends FormContext {
  readonly today: Day
  readonly birth_date: Day
}

/** Random answers of a form that its fields allow; what its checks say about them is another matter. */
export const answersOf = (form: Form, context: Around): fc.Arbitrary<Values> =>
  fc.gen().map((g) => answersFor(form.fields, context, g))
