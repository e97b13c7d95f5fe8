import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Fields, Value, Values } from '@wangdi/kernel/form/field.ts'
import { complete, type FieldState, stateOf } from '@wangdi/kernel/form/visible.ts'
import type { FormState } from './state.ts'

/** Fields that stand side by side: the form's own, those of a group, those of one row. */
export interface Level {
  readonly fields: Fields
  readonly values: Values
  readonly full: Values
  /** Path before the key: `` or `drugs[0].`. */
  readonly prefix: string
  readonly stateOf: (key: string) => FieldState
  readonly change: (key: string, value: Value) => void
  /** Several of a row at once. */
  readonly changeAll?: (patch: Values) => void
}

export const rootLevel = (state: FormState): Level => ({
  fields: state.form.fields,
  values: state.values,
  full: state.full,
  prefix: '',
  stateOf: (key) => state.states[key],
  change: state.change,
})

/** The level inside a group or a row of `key`. */
export const innerLevel = (of: {
  readonly fields: Fields
  readonly values: Values
  readonly prefix: string
  readonly context: FormContext
  readonly change: (values: Values) => void
}): Level => {
  const full = complete(of, of.values, of.context)
  return {
    fields: of.fields,
    values: of.values,
    full,
    prefix: of.prefix,
    stateOf: (key) => stateOf(of.fields, key, full, of.context),
    change: (key, value) => of.change({ ...of.values, [key]: value }),
    changeAll: (patch) => of.change({ ...of.values, ...patch }),
  }
}

/** The id of the control of a path, for labels, descriptions and moving the focus. */
export const idOf = (path: string): string => `f-${path.replace(/[^\w]+/g, '-')}`
