import { programmes } from '../programmes/list.ts'
import type { Form } from './form.ts'

/** The current edition of every form by its id, in the order of the programmes. */
export const forms: ReadonlyMap<string, Form> = new Map(
  programmes.flatMap((programme) => programme.forms).map((form) => [form.id, form]),
)

/** The form of an id, or null when no programme has it. */
export const formOf = (id: string): Form | null => forms.get(id) ?? null

/** Forms of modules that a county with these settings does not use. */
export const unusedForms = (settings: Readonly<Record<string, unknown>>): readonly string[] =>
  [...forms.values()].flatMap(({ id, module }) => (module !== undefined && settings[module] !== true ? [id] : []))
