import type { Day } from '@wangdi/kernel/day/day.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { checkCitizenNumber } from '@wangdi/kernel/identity/citizen-number.ts'

/** Facts that both sheets ask: stated once on the personal sheet, carried to the cover by their concept. */
export const carried = (from: Form, values: Values, to: Form): Values =>
  Object.fromEntries(
    Object.entries(to.fields).flatMap(([key, field]): [string, Value][] => {
      if (!field.concept) return []
      const source = Object.entries(from.fields).find(([, other]) => other.concept === field.concept)
      return source && isFilled(values[source[0]]) ? [[key, values[source[0]]]] : []
    }),
  )

/** Keys of the cover that the personal sheet has already asked. */
export const askedTwice = (from: Form, to: Form): ReadonlySet<string> => {
  const concepts = new Set(Object.values(from.fields).flatMap(({ concept }) => concept ?? []))
  return new Set(
    Object.entries(to.fields).flatMap(([key, field]) => (field.concept && concepts.has(field.concept) ? [key] : [])),
  )
}

/** Birth date and sex that a sound citizen number states; null while the number is not sound. */
export const factsOfNumber = (values: Values, today: Day): Values | null => {
  const { id_number, id_type } = values
  if (typeof id_number !== 'string' || (id_type !== '01' && isFilled(id_type))) return null
  const { birth, sex } = checkCitizenNumber(id_number, today)
  return birth && sex ? { birth_date: birth, sex } : null
}
