import { isFilled } from '../answers.ts'
import type { FormContext } from '../context.ts'
import type { Value, Values } from '../field.ts'
import type { Form } from '../form.ts'
import { combine } from './combine.ts'

interface Filled {
  readonly form: Form
  readonly fields: Values
}

/** What a correction means for another form of the same encounter. */
export interface SiblingChange {
  readonly form: string
  /** Labels of what changes in it. */
  readonly labels: readonly string[]
  /** Its answers with the change; what followed from the old ones is left to be worked out anew. */
  readonly fields: Values
}

const same = (a: Value, b: Value): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Answers that the system worked out and nobody changed: they follow the corrected ones. */
const workedOut = ({ form, fields }: Filled, context: FormContext): readonly string[] =>
  Object.entries(form.fields).flatMap(([key, field]) =>
    field.computed && isFilled(fields[key]) && same(field.computed(fields, context), fields[key]) ? [key] : [],
  )

/**
 * The other forms of an encounter after a correction of one: what they stated alike is proposed alike. A value that
 * differed from the corrected one before stays as it is, and so do symptoms and drugs, which each form words itself.
 */
export const siblingChanges = (
  before: Filled,
  after: Values,
  siblings: readonly Filled[],
  context: FormContext,
): readonly SiblingChange[] => {
  const visit = combine([before, ...siblings].map(({ form }) => ({ form, context })))
  return siblings.flatMap((sibling): SiblingChange[] => {
    const changes = [...visit.questions.values()].flatMap(({ targets, union, feed }) => {
      const own = targets.find(({ form }) => form === before.form.id)
      const theirs = targets.find(({ form }) => form === sibling.form.id)
      if (!own || !theirs || union || feed || own.field.computed) return []
      const was = before.fields[own.key]
      const alike = same(was, sibling.fields[theirs.key]) && !same(was, after[own.key])
      return alike ? [{ key: theirs.key, label: theirs.field.label, value: after[own.key] }] : []
    })
    if (changes.length === 0) return []
    const follows = new Set(workedOut(sibling, context))
    const kept = Object.entries(sibling.fields).filter(([key]) => !follows.has(key))
    return [
      {
        form: sibling.form.id,
        labels: changes.map(({ label }) => label),
        fields: { ...Object.fromEntries(kept), ...Object.fromEntries(changes.map(({ key, value }) => [key, value])) },
      },
    ]
  })
}
