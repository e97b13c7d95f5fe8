import type { Day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { Subject } from '../../programme/subject.ts'
import { linkedItems, missingItems as missing } from '../records/completeness.ts'
import { checkup } from '../records/forms/checkup/checkup.ts'

/**
 * What a check-up of a programme's patient lacks, in form order: the items of the service standard for this group and,
 * from the age of the target group on, for older people (规范第三版·健康体检表). The person's records hold what a visit
 * near that day adds (血氧饱和度).
 */
export const missingItems = (
  values: Values,
  exam: Day,
  birth: Day | null,
  group: string,
  { settings, records = [] }: Partial<Pick<Subject, 'settings' | 'records'>> = {},
): readonly string[] => {
  const person = { birth_date: birth ?? exam, groups: [group], ...(settings && { settings }) }
  const gaps = missing(exam, values, person)
  const linked = gaps.includes('spo2') ? linkedItems(records, exam) : []
  return linked.length === 0 ? gaps : gaps.filter((key) => !linked.includes(key))
}

/** The label of an item of a complete check-up: of the form, of a linked visit, of the county's own list. */
export const itemLabel = (key: string): string => {
  if (key.startsWith('bp_')) return '血压'
  if (key === 'spo2') return '血氧饱和度'
  const field = Object.hasOwn(checkup.fields, key) ? Reflect.get(checkup.fields, key) : undefined
  return field?.label ?? key.replace(/^extra_tests\./, '')
}
