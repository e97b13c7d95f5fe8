import type { DataClass } from '../access/class.ts'
import type { Day } from '../day/day.ts'
import type { DrugGroup } from '../medication/drug.ts'
import type { FormContext } from './context.ts'

/** One answer as stored: text, code, day, decimal text · whole number · flag · set of codes · rows · group. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value }
/** Answers by the form's keys. "Not filled" is null or absent, never 0, "" or "none". */
export type Values = { readonly [key: string]: Value }

/** A condition on the answers given so far and the facts around them. */
export type When = (values: Values, context: FormContext) => boolean

export interface Common {
  /** Label exactly as on the national form. */
  readonly label: string
  /** Required to submit; a condition for "required if". Left out: optional. */
  readonly required?: boolean | When
  /** Shown only when true (skip logic); a value in a hidden field is SKIP_FILLED. */
  readonly when?: When
  /** Code and message of a value where `when` hides the field, where the form has its own (default SKIP_FILLED). */
  readonly misplaced?: readonly [code: string, message: string]
  /** Filled by the system and shown, not typed. A typed value may differ only where the form says so. */
  readonly computed?: (values: Values, context: FormContext) => Value
  /** With `computed`: the person may differ from the computed value (a check decides what that means). */
  readonly editable?: boolean
  /** With `computed`: a value from elsewhere that differs from the computed one blocks, under this code. */
  readonly mismatch?: string
  /** The shared fact this field states; fixes prefill and, later, carrying over between forms. */
  readonly concept?: string
  readonly dataClass?: DataClass
  /** In an `assigned` form: kept from the village doctor to whom the person is assigned (专科意见、公安事项). Never required. */
  readonly withheld?: boolean
  /** Short help shown at the label. */
  readonly hint?: string
  /** The value that "无异常" of the section sets; only for codes that may be set without measuring. */
  readonly normal?: string | readonly string[]
  /** Usual column headers in other systems' files, besides the label. */
  readonly synonyms?: readonly string[]
  /** Clause of the specification, where it is not the form's own. */
  readonly source?: string
  /** The item may be left undone with a reason: the form then has `<key>_not_done` beside it. */
  readonly notDone?: boolean
  /** On a `<key>_not_done` companion: the item whose reason it holds. Set by `defineForm`. */
  readonly notDoneOf?: string
  /** Codes and words of other systems → the code of this form, besides its own codes and labels. */
  readonly imports?: Readonly<Record<string, string>>
}

export interface Option {
  readonly code: string
  readonly label: string
  /** Class of the option where choosing it reveals more than the field does. */
  readonly dataClass?: DataClass
  /** Offered only where true, e.g. where the county allows it; chosen elsewhere it is NOT_IN_OPTIONS. Left out: always. */
  readonly offered?: (context: FormContext) => boolean
}

export interface TextField extends Common {
  readonly kind: 'text'
  readonly max: number
  readonly min?: number
  readonly pattern?: RegExp
  readonly patternHint?: string
  readonly lines?: number
  /** Usual answers, offered as buttons beside the line. */
  readonly choices?: readonly string[]
  /** The one spelling of an answer that is written in several ways; applied twice it changes nothing. */
  readonly canon?: (text: string) => string
}
export interface NumberField extends Common {
  readonly kind: 'int' | 'dec'
  readonly decimals: number
  readonly unit?: string
  readonly hard?: readonly [number, number]
  readonly usual?: readonly [number, number]
  /** The usual range holds only then, e.g. for adults. Left out: always. */
  readonly usualWhen?: When
  /** The way out of a value outside the hard range, e.g. of another unit. */
  readonly outside?: string
  /** The only scores there are, with their words: shown as buttons; any other is rejected. */
  readonly scores?: readonly Option[]
  /** Code of that rejection, where the form has one of its own. */
  readonly scoreCode?: string
}
export interface DateField extends Common {
  readonly kind: 'date' | 'ym'
  readonly future?: boolean
  readonly beforeBirth?: boolean
  /** On `ym`: a full day is accepted too. */
  readonly orDay?: boolean
  /** On `ym`: the year alone is accepted too. */
  readonly orYear?: boolean
}
export interface OneField extends Common {
  readonly kind: 'one'
  readonly options: readonly Option[]
  /** What to do with a case that no option holds. */
  readonly unknownHint?: string
  readonly details?: Readonly<Record<string, string>>
}
export interface ManyField extends Common {
  readonly kind: 'many'
  readonly options: readonly Option[]
  readonly exclusive?: string
  readonly details?: Readonly<Record<string, string>>
}
export interface BoolField extends Common {
  readonly kind: 'bool'
}
/** Reference to a resident, unit or staff member, by id. */
export interface RefField extends Common {
  readonly kind: 'ref'
  readonly to: 'resident' | 'unit' | 'staff' | 'area' | 'record'
}
export interface GroupField extends Common {
  readonly kind: 'group'
  readonly fields: Fields
}
export interface RowsField extends Common {
  readonly kind: 'rows'
  readonly fields: Fields
  readonly min?: number
  readonly max: number
  readonly rowLabel?: string
  /** Of a list of drugs: the groups (medication/drug.ts) it is for; others stand here only where no other list is. */
  readonly takes?: readonly DrugGroup[]
  /** The row that says that nothing applies. */
  readonly none?: Values
}
/** A plain list of values of one kind: dates, references. */
export interface ListField extends Common {
  readonly kind: 'list'
  readonly item: TextField | DateField | RefField
  readonly min?: number
  readonly max: number
}

export type Field =
  | TextField
  | NumberField
  | DateField
  | OneField
  | ManyField
  | BoolField
  | RefField
  | GroupField
  | RowsField
  | ListField
export type Fields = { readonly [key: string]: Field }

/** The type of a field's value, inferred from its definition. */
export type ValueOf<F> = F extends { kind: 'int' }
  ? number
  : F extends { kind: 'date' }
    ? Day
    : F extends { kind: 'many' }
      ? readonly string[]
      : F extends { kind: 'bool' }
        ? boolean
        : F extends { kind: 'rows'; fields: infer R extends Fields }
          ? readonly AnswersOf<R>[]
          : F extends { kind: 'group'; fields: infer G extends Fields }
            ? AnswersOf<G>
            : F extends { kind: 'list' }
              ? readonly string[]
              : string
export type AnswersOf<F extends Fields> = { readonly [K in keyof F]?: ValueOf<F[K]> | null }

/** Options from the form's own wording: `codes('1 门诊', '2 家庭', '3 电话')`. */
export const codes = (...wordings: string[]): readonly Option[] =>
  wordings.map((wording) => {
    const space = wording.indexOf(' ')
    return { code: wording.slice(0, space), label: wording.slice(space + 1) }
  })

/** Why an item was not done (product): it is then not missing for saving, but not done for completeness. */
export const notDoneReasons: readonly Option[] = codes(
  'refused 拒绝',
  'unable 无法配合',
  'contraindicated 禁忌',
  'no_equipment 机构无条件',
)

type Rest<F> = Omit<F, 'kind' | 'label' | 'decimals' | 'options' | 'fields' | 'max' | 'to' | 'item'>

export const text = (label: string, max: number, rest: Rest<TextField> = {}) =>
  ({ kind: 'text', label, max, ...rest }) as const satisfies TextField
/** A whole number, stored as a JSON number. */
export const int = (label: string, rest: Rest<NumberField> = {}) =>
  ({ kind: 'int', label, decimals: 0, ...rest }) as const satisfies NumberField
/** A whole number out of a fixed set: `score('进餐', codes('0 独立完成', '3 需要协助'))`. */
export const score = (label: string, scores: readonly Option[], rest: Omit<Rest<NumberField>, 'scores'> = {}) =>
  ({ kind: 'int', label, decimals: 0, scores, ...rest }) as const satisfies NumberField
/** A decimal with at most `decimals` digits, stored as the text typed (`"7.0"`). */
export const dec = (label: string, decimals: number, rest: Rest<NumberField> = {}) =>
  ({ kind: 'dec', label, decimals, ...rest }) as const satisfies NumberField
export const date = (label: string, rest: Rest<DateField> = {}) =>
  ({ kind: 'date', label, ...rest }) as const satisfies DateField
/** Year and month, `YYYY-MM` (the form prints 年 月). */
export const ym = (label: string, rest: Rest<DateField> = {}) =>
  ({ kind: 'ym', label, ...rest }) as const satisfies DateField
export const one = (label: string, options: readonly Option[], rest: Rest<OneField> = {}) =>
  ({ kind: 'one', label, options, ...rest }) as const satisfies OneField
export const many = (label: string, options: readonly Option[], rest: Rest<ManyField> = {}) =>
  ({ kind: 'many', label, options, ...rest }) as const satisfies ManyField
export const bool = (label: string, rest: Rest<BoolField> = {}) =>
  ({ kind: 'bool', label, ...rest }) as const satisfies BoolField
export const ref = (label: string, to: RefField['to'], rest: Rest<RefField> = {}) =>
  ({ kind: 'ref', label, to, ...rest }) as const satisfies RefField
export const group = <F extends Fields>(label: string, fields: F, rest: Rest<GroupField> = {}) =>
  ({ kind: 'group', label, fields, ...rest }) as const satisfies GroupField
/** A list of sub-records; `max` is the most that are stored, the paper's lines are a matter of print. */
export const rows = <F extends Fields>(label: string, max: number, fields: F, rest: Rest<RowsField> = {}) =>
  ({ kind: 'rows', label, max, fields, ...rest }) as const satisfies RowsField
export const list = <I extends ListField['item']>(label: string, max: number, item: I, rest: Rest<ListField> = {}) =>
  ({ kind: 'list', label, max, item, ...rest }) as const satisfies ListField
