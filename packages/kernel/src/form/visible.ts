import { isFilled } from './answers.ts'
import type { FormContext } from './context.ts'
import type { Field, Fields, Value, Values } from './field.ts'
import type { Form } from './form.ts'

/** What a form shows of a field for the answers given so far. */
export interface FieldState {
  readonly shown: boolean
  readonly required: boolean
  /** Filled by the system; typed only where the field is `editable`. */
  readonly computed: boolean
  /** For a companion: the field that opens it, whether one of its codes is chosen. */
  readonly companionOf?: { readonly key: string; readonly label: string; readonly open: boolean }
}

type DetailField = Extract<Field, { details?: unknown }>
const detailsOf = (field: Field): DetailField['details'] => ('details' in field ? field.details : undefined)

const chosen = (value: Value, code: string): boolean => value === code || (Array.isArray(value) && value.includes(code))

interface Opener {
  readonly parent: string
  readonly code: string
}

/** Companion key → the codes that open it. Worked out once per level, not once per field. */
export type Companions = ReadonlyMap<string, readonly Opener[]>

export const companionsOf = (fields: Fields): Companions => {
  const openers = new Map<string, Opener[]>()
  for (const [parent, field] of Object.entries(fields))
    for (const [code, key] of Object.entries(detailsOf(field) ?? {}))
      openers.set(key, [...(openers.get(key) ?? []), { parent, code }])
  return openers
}

const companionOf = (
  fields: Fields,
  openers: readonly Opener[] | undefined,
  values: Values,
): FieldState['companionOf'] => {
  if (!openers) return undefined
  const open = openers.find(({ parent, code }) => chosen(values[parent], code))
  const { parent } = open ?? openers[0]
  return { key: parent, label: fields[parent].label, open: open !== undefined }
}

/** The state of one field among its siblings; `values` are those of the same level (of the row, inside a list). */
export const stateOf = (
  fields: Fields,
  key: string,
  values: Values,
  context: FormContext,
  companions: Companions = companionsOf(fields),
): FieldState => {
  const field = fields[key]
  const companion = companionOf(fields, companions.get(key), values)
  const kept = context.withheld?.includes(key) ?? false
  const shown = !kept && (field.when?.(values, context) ?? true) && (companion?.open ?? true)
  const asked = typeof field.required === 'function' ? field.required(values, context) : (field.required ?? false)
  return {
    shown,
    required: shown && (asked || companion?.open === true),
    computed: field.computed !== undefined && !field.editable,
    ...(companion && { companionOf: companion }),
  }
}

/** The states of all fields of a form by key, in form order. */
export const statesOf = (
  form: Pick<Form, 'fields'>,
  values: Values,
  context: FormContext,
): Readonly<Record<string, FieldState>> => {
  const companions = companionsOf(form.fields)
  return Object.fromEntries(
    Object.keys(form.fields).map((key) => [key, stateOf(form.fields, key, values, context, companions)]),
  )
}

/**
 * The answers with what the system fills: a computed field takes its value, an editable one only where nothing was
 * typed. Later fields see the computed values of earlier ones.
 */
export const complete = (form: Pick<Form, 'fields'>, values: Values, context: FormContext): Values => {
  const filled: Record<string, Value> = { ...values }
  for (const [key, field] of Object.entries(form.fields)) {
    if (!field.computed || (field.editable && isFilled(filled[key]))) continue
    if (field.when && !field.when(filled, context)) continue
    const value = field.computed(filled, context)
    if (isFilled(value)) filled[key] = value
    else if (!field.editable && filled[key] === null) delete filled[key]
  }
  return filled
}
