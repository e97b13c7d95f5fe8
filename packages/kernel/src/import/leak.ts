import type { DataClass } from '../access/class.ts'
import type { Field, Fields, Value, Values } from '../form/field.ts'
import type { Finding } from '../form/finding.ts'
import type { Form } from '../form/form.ts'
import { formOf } from '../form/list.ts'
import { programmes } from '../programmes/list.ts'
import { classOfRecord } from '../record/parts.ts'

/** The restricted class that a free text tells of; null: none. */
const classTold = (text: string): DataClass | null =>
  programmes.find(({ tells }) => tells?.test(text))?.dataClass ?? null

/** Paths of the free texts that tell of another class than the record's. */
const leaking = (fields: Fields, values: Values, own: DataClass, prefix = ''): readonly (readonly [string, Field])[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    const [value, path] = [values[key], prefix + key]
    if (field.kind === 'text' && typeof value === 'string') {
      const told = classTold(value)
      return told && told !== own ? [[path, field] as const] : []
    }
    if (field.kind === 'group') return isMap(value) ? leaking(field.fields, value, own, `${path}.`) : []
    if (field.kind !== 'rows' || !Array.isArray(value)) return []
    const rows: readonly Value[] = value
    return rows.flatMap((row, at) => (isMap(row) ? leaking(field.fields, row, own, `${path}[${at}].`) : []))
  })

const isMap = (value: Value): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A restricted diagnosis named in a free text of an imported form of another class refuses the row (个人信息保护): it would
 * be read by whoever reads that form. The text itself stands in no message.
 */
export const leakFindings = (form: Form, values: Values): readonly Finding[] =>
  leaking(form.fields, values, classOfRecord(form, values)).map(([field, { label }]) => ({
    code: 'CLASS_LEAK',
    severity: 'reject',
    category: 'identity',
    field,
    message_zh: `“${label}”写有受限项目的诊断，这一行不导入、内容不保留；请删去，在该项目的表单里登记`,
  }))

/** A cell as it may stand in a list of problems of an import into a form: what tells of another class is blotted out. */
export const blotted = (text: string, form: string): string => {
  const told = classTold(text)
  return told && told !== formOf(form)?.dataClass ? '（已隐去）' : text
}
