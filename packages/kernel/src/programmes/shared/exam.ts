import type { Day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { Settings } from '../../programme/subject.ts'
import { missingItems as missing } from '../records/completeness.ts'
import { checkup } from '../records/forms/checkup/checkup.ts'

/**
 * What a check-up of a programme's patient lacks, in form order: the items of the service standard for this group and,
 * from the age of the target group on, for older people (规范第三版·健康体检表). `linked` are items known from a visit
 * near that day (`linkedItems`).
 */
export const missingItems = (
  values: Values,
  exam: Day,
  birth: Day | null,
  group: string,
  { settings, linked }: { readonly settings?: Settings; readonly linked?: readonly string[] } = {},
): readonly string[] =>
  missing(exam, values, { birth_date: birth ?? exam, groups: [group], ...(settings && { settings }) }, linked)

/** The label of an item of a complete check-up: of the form, of a linked visit, of the county's own list. */
export const itemLabel = (key: string): string => {
  if (key.startsWith('bp_')) return '血压'
  if (key === 'spo2') return '血氧饱和度'
  const field = Object.hasOwn(checkup.fields, key) ? Reflect.get(checkup.fields, key) : undefined
  return field?.label ?? key.replace(/^extra_tests\./, '')
}
