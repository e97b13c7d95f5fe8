import type { DataClass } from '@wangdi/kernel/access/class.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { classOfRecord } from '@wangdi/kernel/record/parts.ts'

/** The class of a record by its form and answers; of a form that nobody knows: general. */
export const classOf = (form: string, fields: Readonly<Record<string, unknown>> = {}): DataClass => {
  const definition = formOf(form)
  return definition ? classOfRecord(definition, fields as Values) : 'D1'
}
