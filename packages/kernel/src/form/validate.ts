import { type Day, parseDay } from '../day/day.ts'
import { isFilled, isMap, normalise } from './answers.ts'
import type { FormContext } from './context.ts'
import { envelopeFindings } from './envelope.ts'
import type { Field, Fields, Value, Values } from './field.ts'
import { type Finding, finding } from './finding.ts'
import type { Form } from './form.ts'
import { type Bounds, judgeValue } from './judge.ts'
import { parseValue, wellFormed } from './parse.ts'
import { type Companions, companionsOf, complete, type FieldState, stateOf } from './visible.ts'

interface Level {
  readonly fields: Fields
  readonly values: Values
  /** Those of the values that are well formed; conditions and checks read these. */
  readonly sound: Values
  /** Path before the key: `` or `drugs[0].`. */
  readonly prefix: string
  readonly context: FormContext
  readonly bounds: Bounds
}

const unknownKeys = ({ fields, values, prefix }: Level): Finding[] =>
  Object.keys(values)
    .filter((key) => !(key in fields))
    .map((key) => finding('UNKNOWN_FIELD', prefix + key, `本表没有“${prefix + key}”这一项，请核对字段名`))

const notDone = (field: Field, key: string, { values, prefix }: Level): Finding[] => {
  if (!field.notDone || !isFilled(values[`${key}_not_done`])) return []
  const path = `${prefix}${key}_not_done`
  return isFilled(values[key])
    ? [finding('CROSS_FIELD', path, `“${field.label}”已有结果，不能再填未做原因，请去掉其中一方`)]
    : [
        {
          code: 'NOT_DONE',
          severity: 'warn',
          category: 'missing',
          field: path,
          message_zh: `“${field.label}”未做，可以提交，但本表不算完整；能补做的请补做`,
        },
      ]
}

const whenEmpty = (field: Field, key: string, state: FieldState, { values, prefix }: Level): Finding[] => {
  if (!state.required || (field.notDone && isFilled(values[`${key}_not_done`]))) return []
  return state.companionOf
    ? [finding('DETAIL_REQUIRED', prefix + key, `请填写“${field.label}”（“${state.companionOf.label}”所选项需要说明）`)]
    : [finding('REQUIRED', prefix + key, `请填写“${field.label}”`)]
}

const whenHidden = (field: Field, key: string, state: FieldState, { sound, context, prefix }: Level): Finding => {
  const path = prefix + key
  const skipped = field.when && !field.when(sound, context)
  if (skipped && field.misplaced) {
    const [code, message_zh] = field.misplaced
    return { code, severity: 'block', category: 'contradiction', field: path, message_zh }
  }
  return skipped || !state.companionOf
    ? finding('SKIP_FILLED', path, `按前面的回答不应填写“${field.label}”，请清空或改前面的回答`)
    : finding('DETAIL_NOT_ALLOWED', path, `“${state.companionOf.label}”未选需要说明的项，请清空“${field.label}”或改选`)
}

const judgeMap = (level: Level, fields: Fields, values: Value, prefix: string): Finding[] =>
  isMap(values) ? judgeLevel({ ...level, fields, values, sound: wellFormed(fields, values), prefix }) : []

const judgeInside = (field: Field, value: Value, path: string, level: Level): Finding[] => {
  if (field.kind === 'group') return judgeMap(level, field.fields, value, `${path}.`)
  if (field.kind === 'rows' && Array.isArray(value))
    return value.flatMap((row, at) => judgeMap(level, field.fields, row, `${path}[${at}].`))
  return []
}

const judgeField = (key: string, level: Level, companions: Companions): Finding[] => {
  const { fields, values, sound, prefix, context, bounds } = level
  const [field, value, path] = [fields[key], values[key], prefix + key]
  const state = stateOf(fields, key, sound, context, companions)
  const isCode = field.kind === 'one' || field.kind === 'many'
  if (!isFilled(value) && !(value === '' && isCode))
    return [...whenEmpty(field, key, state, level), ...notDone(field, key, level)]
  const rejected = parseValue(field, value, path)
  if (rejected) return [rejected]
  if (!state.shown && !state.computed) return [whenHidden(field, key, state, level)]
  return [
    ...judgeValue(field, value, path, { bounds, values: sound, context }),
    ...judgeInside(field, value, path, level),
    ...notDone(field, key, level),
  ]
}

const judgeLevel = (level: Level): Finding[] => {
  const companions = companionsOf(level.fields)
  return [...Object.keys(level.fields).flatMap((key) => judgeField(key, level, companions)), ...unknownKeys(level)]
}

/** A birth date on the form itself is the newer one. */
const birthOf = (form: Form, values: Values, context: FormContext): Day | null =>
  ('birth_date' in form.fields ? parseDay(values.birth_date) : null) ?? context.birth_date ?? null

const rootKey = (path: string): string => path.split(/[.[]/, 1)[0]

/** Form order; findings of one field keep the order in which the checks found them, unknown keys come last. */
const inFormOrder = (form: Form, findings: readonly Finding[]): Finding[] => {
  const position = new Map(Object.keys(form.fields).map((key, at) => [key, at]))
  const at = ({ field }: Finding): number => position.get(rootKey(field)) ?? position.size
  return findings.toSorted((a, b) => at(a) - at(b))
}

const once = (findings: readonly Finding[]): Finding[] => {
  const seen = new Set<string>()
  return findings.filter(({ code, field, message_zh }) => {
    const condition = `${code} ${field} ${code === 'REQUIRED' ? '' : message_zh}`
    if (seen.has(condition)) return false
    seen.add(condition)
    return true
  })
}

const same = (a: Value, b: Value): boolean => String(a) === String(b)

/** Sums and results of a paper copy that are not what its own items give: neither is taken silently. */
const mismatches = ({ fields }: Form, typed: Values, sound: Values): Finding[] =>
  Object.entries(fields).flatMap(([key, { label, computed, mismatch }]): Finding[] => {
    const [given, own] = [typed[key], sound[key]]
    if (!computed || mismatch === undefined || !isFilled(given) || !isFilled(own) || same(given, own)) return []
    const message = `“${label}”填的是 ${given}，按本表计算为 ${own}，请核对各项`
    return [{ code: mismatch, severity: 'block', category: 'contradiction', field: key, message_zh: message }]
  })

/** The typed answers with the computed ones laid over them. */
const withComputed = (form: Form, typed: Values, sound: Values): Values => ({
  ...typed,
  ...Object.fromEntries(
    Object.entries(form.fields).flatMap(([key, field]) =>
      field.computed && isFilled(sound[key]) ? [[key, sound[key]]] : [],
    ),
  ),
})

/**
 * All findings about one form's answers, in form order; [] when it may be submitted. `values` may be partial and may
 * be wrong in any way: what cannot be stored is found and hidden from the later checks. One condition gives one
 * finding.
 */
export const validate = (form: Form, values: Values, context: FormContext = {}): readonly Finding[] => {
  const { fields } = form
  const typed = normalise(form, values)
  const sound = complete(form, wellFormed(fields, typed), context)
  const bounds: Bounds = { birth: birthOf(form, sound, context), today: context.today ?? null }
  const all = withComputed(form, typed, sound)
  return inFormOrder(
    form,
    once([
      ...judgeLevel({ fields, values: all, sound, prefix: '', context, bounds }),
      ...envelopeFindings(form, sound, context),
      ...mismatches(form, wellFormed(fields, typed), sound),
      ...form.checks.flatMap((check) => check(sound, context)),
    ]),
  )
}
