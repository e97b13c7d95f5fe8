import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'

/** The answers with what the system fills and nobody types, such as the body mass index; what is stated stays. */
export const withComputed = (form: Form, values: Values, context: FormContext): Values => {
  const filled: Record<string, Value> = { ...values }
  for (const [key, field] of Object.entries(form.fields)) {
    if (!field.computed || field.editable || isFilled(filled[key])) continue
    if (field.when && !field.when(filled, context)) continue
    const value = field.computed(filled, context)
    if (isFilled(value)) filled[key] = value
  }
  return filled
}
