import { parseDay } from '@wangdi/kernel/day/day.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import type { PersonFacts } from './rows.ts'

/** Which fact of the person each concept states. */
const factOf = {
  name: 'name',
  sex: 'sex',
  birth_date: 'birth_date',
  id_type: 'id_type',
  id_number: 'id_number',
  residence_type: 'residence_type',
  phone: 'own_phone',
  address: 'current_address',
  registered_address: 'registered_address',
} as const satisfies Record<string, keyof PersonFacts>

const isFactConcept = (concept: string | undefined): concept is keyof typeof factOf =>
  concept !== undefined && concept in factOf

/** Forms that say who the resident is: correcting one corrects the resident. */
export const statesIdentity = (form: Form): boolean =>
  form.subject === 'resident' && Object.values(form.fields).some(({ concept }) => concept === 'name')

/** The facts of the person with what a form states laid over them. A blank leaves the fact as it was. */
export const factsFrom = (form: Form, fields: Values, before: PersonFacts): PersonFacts => {
  const stated: Record<string, unknown> = {}
  for (const [key, { concept }] of Object.entries(form.fields)) {
    const value = fields[key]
    if (!isFilled(value)) continue
    if (isFactConcept(concept)) stated[factOf[concept]] = value
    if (key === 'contact_name' || key === 'contact_phone') stated[key] = value
  }
  if (stated.birth_date !== undefined) stated.birth_date = parseDay(stated.birth_date) ?? before.birth_date
  if (stated.id_type === 'P0') stated.id_number = null
  return { ...before, ...stated }
}

/** A person of whom nothing is known yet. */
export const noFacts: PersonFacts = {
  name: '',
  sex: '9',
  birth_date: null,
  id_type: 'P0',
  id_number: null,
  residence_type: '1',
  residence_start_date: null,
  group: null,
  own_phone: null,
  contact_name: null,
  contact_phone: null,
  current_address: null,
  registered_address: null,
  record_code: null,
  legacy_number: null,
  paper_only: false,
  opened_to_resident_on: null,
}
