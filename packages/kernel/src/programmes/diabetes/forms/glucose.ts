import { isFilled } from '../../../form/answers.ts'
import { codes, date, dec, one, text, type When } from '../../../form/field.ts'
import { atTheResident, inPerson, seen, typedHere } from '../../shared/forms/contact.ts'
import { ranges } from '../../shared/vital.ts'

/** Usual in the report of a meter that is set to mg/dL. */
const MG_DL = '若为 mg/dL，请除以 18 换算成 mmol/L'

export const samples = codes('1 指尖毛细血管', '2 静脉血浆')

/** 随机、餐后2小时血糖: 1.0–45.0 mmol/L. */
const otherGlucose = { unit: 'mmol/L', hard: [1, 45], outside: MG_DL } as const

export const fpgField = { ...ranges.fastingGlucose, outside: MG_DL, concept: 'fpg' } as const
export const randomGlucose = (when?: When) => dec('随机血糖', 2, { ...otherGlucose, ...(when && { when }) })
export const afterMealGlucose = (label: string, when?: When) =>
  dec(label, 2, { ...otherGlucose, ...(when && { when }) })

const notFasting: When = (values) => seen(values) && atTheResident(values) && !isFilled(values.fpg)

/** 辅助检查: glucose of the visit, HbA1c and other results since the last one. */
export const tests = {
  fpg: dec('空腹血糖值', 2, {
    ...fpgField,
    required: (values, context) => inPerson(values, context) && !isFilled(values.fpg_not_done_reason),
    when: seen,
    synonyms: ['空腹血糖', '血糖', 'FPG'],
  }),
  fpg_sample: one('标本', samples, {
    required: typedHere,
    when: (values) => seen(values) && isFilled(values.fpg),
    concept: 'fpg_sample',
  }),
  fpg_not_done_reason: one('未测空腹血糖原因', codes('1 未空腹', '2 拒绝', '3 设备故障', '4 其他'), {
    when: notFasting,
    hint: '没有空腹血糖的随访保存，但不计次数',
  }),
  random_glucose: randomGlucose(seen),
  pbg_2h: afterMealGlucose('餐后2小时血糖', seen),
  hba1c: dec('糖化血红蛋白', 1, { ...ranges.hba1c, when: seen, concept: 'hba1c', synonyms: ['HbA1c'] }),
  hba1c_date: date('糖化血红蛋白检查日期', {
    required: true,
    when: (values) => seen(values) && isFilled(values.hba1c),
    // A date after today is after the visit: that is what the check says.
    future: true,
    synonyms: ['检查日期'],
  }),
  fundus_date: date('眼底检查日期', { when: seen }),
  urine_protein_date: date('尿蛋白（尿微量白蛋白）检查日期', { when: seen }),
  lab_other: text('其他检查', 500, {
    when: seen,
    lines: 2,
    hint: '尿蛋白、肌酐、血脂、眼底、心电图等，写明日期',
    synonyms: ['辅助检查', '其他辅助检查'],
  }),
}
