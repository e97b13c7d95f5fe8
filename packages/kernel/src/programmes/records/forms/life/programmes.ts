import type { DataClass } from '../../../../access/class.ts'
import { codes, type Values } from '../../../../form/field.ts'

/** Programmes that a person is enrolled in, by the ids of the product. */
export const enrolling = codes(
  'htn 高血压',
  'dm 2型糖尿病',
  'copd 慢性阻塞性肺疾病',
  'smd 严重精神障碍',
  'tb 肺结核',
  'chi 0～6岁儿童',
  'mat 孕产妇',
).map((option) => {
  if (option.code === 'smd') return { ...option, dataClass: 'D4' as const }
  return option.code === 'tb' ? { ...option, dataClass: 'D5' as const } : option
})

/** A statement about a programme is of that programme's class. */
export const classOfProgramme = (values: Values): DataClass =>
  enrolling.find(({ code }) => code === values.programme)?.dataClass ?? 'D1'
