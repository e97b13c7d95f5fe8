import type { DataClass } from '../access/class.ts'
import type { Day } from '../day/day.ts'
import type { SubjectKind } from '../record/record.ts'
import type { FormContext } from './context.ts'
import { type AnswersOf, type Fields, notDoneReasons, one, type Value, type Values } from './field.ts'
import type { Finding } from './finding.ts'
import type { Paper } from './paper.ts'
import type { Mark, ResultSheet } from './sheet.ts'

export interface Section {
  readonly id: string
  readonly title: string
  /** Words of the button that sets the declared normal values of this section, e.g. 无症状、无危急. */
  readonly normalLabel?: string
  readonly fields: Fields
  /** Pairs shown as one control: pressure, now → target. */
  readonly pairs?: readonly (readonly [string, string])[]
}

/** A check over the whole form; answers the findings of one condition, [] when all is well. */
export type Check = (values: Values, context: FormContext) => readonly Finding[]

/** What the result bar shows on every keystroke: class, next step, next date. */
export interface ResultItem {
  readonly label: string
  readonly value: string
  readonly tone?: 'met' | 'due' | 'over' | 'plain'
}

export interface Form<F extends Fields = Fields> {
  readonly id: string
  readonly edition: string
  readonly title: string
  /** Short name used in lists and buttons, e.g. 高血压随访. */
  readonly short: string
  readonly programme: string
  readonly subject: SubjectKind
  readonly dataClass: DataClass
  /** Class of one record where its answers decide it, e.g. a closing of a programme of class D4; else `dataClass`. */
  readonly classOf?: (values: Values) => DataClass
  /** Of a record of class D4 or D5: the village doctor to whom the person is assigned by name sees and fills it too. */
  readonly assigned?: boolean
  /** The form's own key that holds the envelope's service_date; null where the day of filling is meant. */
  readonly dateKey: string | null
  /** The form's own key that holds the envelope's provider_id. */
  readonly byKey: string | null
  readonly sections: readonly Section[]
  /** All fields of all sections in form order. */
  readonly fields: F
  readonly checks: readonly Check[]
  readonly result?: (values: Values, context: FormContext) => readonly ResultItem[]
  readonly paper?: Paper
  /** Answers that are not as usual, by key, in form order. */
  readonly marks?: (values: Values, context: FormContext) => Readonly<Record<string, Mark>>
  /** Texts proposed for a field, by key; the person chooses. */
  readonly suggest?: (values: Values, context: FormContext) => Readonly<Record<string, readonly string[]>>
  /** The sheet that the resident gets. */
  readonly sheet?: (values: Values, context: FormContext) => ResultSheet | null
  /** Keys that the resident's groups ask for, whatever they are called (all groups, of every class). */
  readonly asks?: (groups: readonly string[], on: Day, context: FormContext) => readonly string[]
  /** Facts that several answers state together, by concept: the one pressure of both arms. */
  readonly facts?: Readonly<
    Record<string, { readonly from: readonly string[]; readonly value: (values: Values) => Value }>
  >
  /** One line of facts for the timeline, e.g. 156/92 mmHg，控制不满意. */
  readonly summary?: (values: Values) => string
  /** Older editions: answers of that edition rewritten to this one's keys and codes. */
  readonly upgrades?: Readonly<Record<string, (values: Values) => Values>>
  /** National document and section. */
  readonly source: string
  /**
   * What the form is to the envelope checks: `visit` (default) must lie within enrolment, life and management;
   * `opening` (screening, enrolment) may come before enrolment and after a closing; `none` states a fact and is no
   * service.
   */
  readonly service?: 'visit' | 'opening' | 'none'
  /** A module that the county may use: offered where its setting of this name is true. Records from elsewhere are taken. */
  readonly module?: string
  /** The service was done face to face at the resident (checked against hospital stays). */
  readonly faceToFace?: (values: Values) => boolean
  /** More than one submitted form a day: block or warn (default warn); null where it is usual. */
  readonly duplicate?: 'block' | 'warn' | null
}

type FieldsOf<S extends readonly Section[]> = S[number] extends infer One
  ? (One extends { fields: infer F } ? (k: F) => void : never) extends (k: infer I) => void
    ? I extends Fields
      ? I
      : Fields
    : never
  : never

type Declared<S extends readonly Section[]> = Omit<Form, 'fields' | 'sections' | 'checks'> & {
  readonly sections: S
  readonly checks?: readonly Check[]
}

/** The section's fields, each item that may be left undone followed by its reason. */
const withReasons = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      field.notDone
        ? [
            [key, field],
            [
              `${key}_not_done`,
              one(`${field.label}·未做原因`, notDoneReasons, {
                notDoneOf: key,
                ...(field.when && { when: field.when }),
              }),
            ],
          ]
        : [[key, field]],
    ),
  )

/** A form from its sections. The definition is the only place where the form is written. */
export const defineForm = <const S extends readonly Section[]>(declared: Declared<S>): Form<FieldsOf<S>> => {
  const sections = declared.sections.map((section) => ({ ...section, fields: withReasons(section.fields) }))
  return {
    ...declared,
    sections,
    checks: declared.checks ?? [],
    fields: Object.assign({}, ...sections.map((section) => section.fields)) as FieldsOf<S>,
  }
}

/** The inferred type of a form's answers. */
export type Answers<T> = T extends Form<infer F> ? AnswersOf<F> : never
