import { codes, dec, text } from '../../../form/field.ts'

export const noYes = codes('1 否', '2 是')
export const noYesUnknown = codes('1 否', '2 是', '9 不详')
export const noneSome = codes('1 无', '2 有')

/** 控制满意 to 并发症: the classes of 分类干预. */
export const classes = codes('1 控制满意', '2 控制不满意', '3 不良反应', '4 并发症')
export const classLabels: Readonly<Record<string, string>> = Object.fromEntries(
  classes.map(({ code, label }) => [code, label]),
)

/** One line of 用药情况; each line needs all its parts. */
export const drugLine = {
  name: text('药物名称', 100, { required: true, concept: 'drug_name' }),
  times_per_day: dec('每日次数', 1, { required: true, unit: '次/日', hard: [0.1, 24] }),
  amount: dec('每次剂量', 3, { required: true, hard: [0.001, 10_000] }),
  unit: text('单位', 20, { required: true, hint: 'mg、片、粒…' }),
}
