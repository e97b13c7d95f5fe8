import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Mistake, Plant } from '../truth.ts'

/** Share of records with a planted mistake of one kind. */
const SHARE = 0.012

type Tell = (mistake: Mistake['mistake'], record: RecordLine, detail: string) => void

const changed = (line: RecordLine, fields: Values): RecordLine => ({ ...line, fields: { ...line.fields, ...fields } })

/** A glucose typed in mg/dL or without its decimal point. */
const wrongGlucose = (line: RecordLine, r: Random, tell: Tell): RecordLine => {
  const [fpg, detail] = r.pick([
    ['126', '空腹血糖 126：按 mg/dL 填写'],
    ['65', '空腹血糖 65：漏了小数点'],
  ] as const)
  tell('implausible_glucose', line, detail)
  return changed(line, { fpg })
}

const isDiabetesVisit = ({ form, fields }: RecordLine): boolean => form === 'dm_followup' && fields.fpg !== undefined

/** Three visits in a row with the same glucose, weight and pressure. */
const copy = (lines: readonly RecordLine[], tell: Tell): readonly RecordLine[] => {
  const visits = lines.filter(isDiabetesVisit)
  if (visits.length < 4) return lines
  const [model, ...later] = visits.slice(-3)
  const { fpg, weight, sbp, dbp } = model.fields
  const copies = new Set(later.map(({ record_id }) => record_id))
  for (const line of later) tell('copied_visits', line, `血糖、体重、血压与 ${model.record_id} 相同`)
  return lines.map((line) => (copies.has(line.record_id) ? changed(line, { fpg, weight, sbp, dbp }) : line))
}

/** A gynaecological finding in a man. */
const wrongSex = (line: RecordLine, tell: Tell): RecordLine => {
  tell('wrong_sex_item', line, '男性填了妇科检查')
  return changed(line, { gyn_cervix: '1' })
}

const HALF = ['lips', 'dentition', 'pharynx', 'hearing', 'motor', 'skin', 'sclera', 'lymph', 'lung_sound', 'edema']

/** Half of a check-up was never filled in. */
const halfCheckup = (line: RecordLine, tell: Tell): RecordLine => {
  tell('half_checkup', line, '缺口腔、听力、皮肤、淋巴结等一半项目')
  return { ...line, fields: Object.fromEntries(Object.entries(line.fields).filter(([key]) => !HALF.includes(key))) }
}

const one = (line: RecordLine, person: Resident, r: Random, tell: Tell): RecordLine => {
  if (isDiabetesVisit(line) && r.chance(SHARE)) return wrongGlucose(line, r, tell)
  if (line.form !== 'checkup' || !r.chance(SHARE)) return line
  return person.sex === '1' && r.chance(0.5) ? wrongSex(line, tell) : halfCheckup(line, tell)
}

/** The records with the mistakes that a reviewer should find; each is told with its record. */
export const plantCareMistakes = (
  lines: readonly RecordLine[],
  person: Resident,
  r: Random,
  plant: Plant,
): readonly RecordLine[] => {
  const tell: Tell = (mistake, { record_id }, detail) => plant({ mistake, resident_id: person.id, record_id, detail })
  const kept = r.chance(SHARE * 2) ? copy(lines, tell) : lines
  return kept.map((line) => one(line, person, r, tell))
}
