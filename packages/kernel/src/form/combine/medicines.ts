import { isFilled, isMap, rowsOf } from '../../form/answers.ts'
import { keyOfDrug } from '../../medication/drug.ts'
import { isRowKind, type Line, lineOf, mergeLines, type RowKind, type RowOf, rowOf } from '../../medication/line.ts'
import { type Place, sharesOf } from '../../medication/share.ts'
import { type Fields, type RowsField, rows, text, type Value, type Values } from '../field.ts'
import type { Target } from './question.ts'

export type MedicineField = RowsField

interface Share {
  readonly form: string
  readonly key: string
  readonly kind: RowKind
  readonly place: Place
  /** Of a row. */
  readonly fields: Fields
}

/** One list of drugs for several forms, each with its share. */
export interface Feed {
  readonly shares: readonly Share[]
  readonly field: RowsField
}

type MedicineTarget = Target & { readonly field: MedicineField }

const shareOf = ({ form, key, field }: MedicineTarget, dataClass: Place['dataClass']): Share[] =>
  isRowKind(field.concept)
    ? [
        {
          form,
          key,
          kind: field.concept,
          place: { kind: field.concept, max: field.max, dataClass, ...(field.takes && { takes: field.takes }) },
          fields: field.fields,
        },
      ]
    : []

/** Filled from other parts of the line, so not asked here. */
const notAsked: ReadonlySet<string> = new Set(['route', 'dose', 'adherence'])

/** What is asked of each drug: dose as in follow-ups, and of a list of the year's medicines what is not known from it. */
const lineFields = (targets: readonly MedicineTarget[]): Fields => {
  const doses = targets.find(({ field }) => field.concept === 'drugs')?.field.fields
  const year = targets.find(({ field }) => field.concept === 'medicines')?.field.fields ?? {}
  const insulin = targets.some(({ field }) => field.concept === 'insulin')
  const asked = Object.entries(year).filter(([key]) => !notAsked.has(key))
  return {
    ...(doses ?? { name: text('药物名称', 100, { required: true }) }),
    ...(insulin && { dose: text('胰岛素用法', 100, { hint: '只填胰岛素，如早晚餐前' }) }),
    ...Object.fromEntries(asked.filter(([key]) => key !== 'name')),
  }
}

/** The joint list of drugs over the lists of several forms of one class. */
export const feedOf = (targets: readonly MedicineTarget[], dataClass: Place['dataClass']): Feed => ({
  shares: targets.flatMap((target) => shareOf(target, dataClass)),
  field: rows('用药情况', 30, lineFields(targets), { concept: 'drugs', rowLabel: '药物' }),
})

/** The rows of one form, and which line of the joint list each comes from. */
export interface Fed {
  readonly form: string
  readonly key: string
  readonly rows: readonly Values[]
  readonly at: readonly number[]
}

const linesIn = (value: Value): readonly Line[] => (Array.isArray(value) ? value.filter(isMap) : [])

/** Hands the joint list out. `adherence`: the answer for all drugs. */
export const handOut = ({ shares }: Feed, value: Value, adherence: Value): readonly Fed[] => {
  const lines = linesIn(value)
  const given = sharesOf(
    lines,
    shares.map(({ place }) => place),
  )
  return shares.map(({ form, key, kind, fields }, share) => ({
    form,
    key,
    rows: given[share].map((at) => rowOf(kind, lines[at], fields, adherence)),
    at: given[share],
  }))
}

/** The joint list that the rows of the forms came from: a drug of several lists once, with what each knows of it. */
export const collect = ({ shares }: Feed, byForm: Readonly<Record<string, Values>>): readonly Line[] => {
  const drugs = new Map<string, RowOf[]>()
  for (const { form, key, kind, fields } of shares)
    rowsOf(byForm[form] ?? {}, key).forEach((row, at) => {
      const { name } = lineOf(kind, row, fields)
      const drug = isFilled(name) ? keyOfDrug(String(name)) : `${form} ${key} ${at}`
      drugs.set(drug, [...(drugs.get(drug) ?? []), { kind, row, fields }])
    })
  return [...drugs.values()].map(mergeLines)
}
