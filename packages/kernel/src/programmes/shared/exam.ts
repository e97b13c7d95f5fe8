import type { Day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { missingItems as missing } from '../records/completeness.ts'
import { checkup } from '../records/forms/checkup/checkup.ts'

const hasItem = (key: string): boolean => Object.hasOwn(checkup.fields, key)

/**
 * What a check-up of a programme's patient lacks, in form order: the items of the service standard for the person's
 * groups that the form in use asks for (规范第三版·健康体检表; 高血压·健康体检).
 */
export const missingItems = (values: Values, exam: Day, birth: Day | null, group: string): readonly string[] =>
  missing(exam, values, { birth_date: birth ?? exam, groups: [group] }).filter(hasItem)

/** The label of an item of the check-up form. */
export const itemLabel = (key: string): string =>
  key.startsWith('bp_') ? '血压' : hasItem(key) ? checkup.fields[key as keyof typeof checkup.fields].label : key
