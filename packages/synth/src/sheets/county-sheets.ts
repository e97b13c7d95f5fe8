import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { ExchangeLine, RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { codesOf, rowsOf, textOf } from '@wangdi/kernel/form/answers.ts'
import type { Option, Values } from '@wangdi/kernel/form/field.ts'
import { fieldAt } from '@wangdi/kernel/form/import-map.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { type Random, random } from '../random.ts'

/*
 * Tables as counties keep them: usual headers, words instead of codes, dates in several spellings, blanks around
 * names. For trying and testing the import.
 */

export type SheetCell = string | number | null
export interface SheetTable {
  readonly title: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

const optionsOf = (form: string, path: string): readonly Option[] => {
  const found = formOf(form)
  const field = found && fieldAt(found.fields, path)
  return field && 'options' in field ? field.options : []
}

/** The word of a code, sometimes with its number before it. */
const wordOf = (form: string, path: string, code: string | null, r: Random): string | null => {
  const option = optionsOf(form, path).find((each) => each.code === code)
  if (!option) return code
  return r.chance(0.15) ? `${option.code}.${option.label}` : option.label
}

const spelled = (day: string | null, r: Random): string | null => {
  const known = parseDay(day)
  if (!known) return null
  const [year, month, date] = known.split('-').map(Number)
  return r.pick([known, `${year}/${month}/${date}`, known.replaceAll('-', ''), `${year}年${month}月${date}日`])
}

const padded = (text: string, r: Random): string => (r.chance(0.05) ? ` ${text}　` : text)

interface Known {
  readonly villages: ReadonlyMap<string, string>
  readonly residents: ReadonlyMap<string, ResidentLine>
}

/** Latest answers of one form by resident. */
const latestOf = (lines: readonly ExchangeLine[], form: string): ReadonlyMap<string, RecordLine> =>
  new Map(
    lines
      .filter((line): line is RecordLine => line.kind === 'record' && line.form === form)
      .toSorted((a, b) => (a.service_date < b.service_date ? -1 : 1))
      .map((line) => [line.resident_id, line]),
  )

const knownIn = (lines: readonly ExchangeLine[]): Known => ({
  villages: new Map(lines.flatMap((line) => (line.kind === 'area' ? [[line.code, line.name] as const] : []))),
  residents: new Map(lines.flatMap((line) => (line.kind === 'resident' ? [[line.resident_id, line] as const] : []))),
})

const ROSTER_HEADERS =
  '序号 村(居)委会 组别 姓名 性别 身份证号码 出生日期 联系电话 家庭住址 户籍地址 常住类型 民族 文化程度 婚姻状况 职业 血型 慢病情况 建档日期 责任医生 备注'

const diseases = (fields: Values, r: Random): string =>
  rowsOf(fields, 'past_disease')
    .flatMap((row) => wordOf('rec_personal', 'past_disease.code', textOf(row, 'code'), r) ?? [])
    .join('；')

const rosterRow = (
  at: number,
  line: ResidentLine,
  personal: RecordLine | undefined,
  cover: RecordLine | undefined,
  { villages }: Known,
  r: Random,
): SheetCell[] => {
  const fields: Values = personal?.fields ?? {}
  const word = (key: string): string | null => wordOf('rec_personal', key, textOf(fields, key), r)
  return [
    at + 1,
    villages.get(line.village) ?? line.village,
    line.group,
    padded(line.name, r),
    line.sex === '1' ? '男' : '女',
    line.id_number,
    spelled(line.birth_date, r),
    line.own_phone,
    line.current_address,
    line.registered_address,
    line.residence_type === '1' ? '户籍' : '非户籍',
    word('ethnicity'),
    word('education'),
    word('marital'),
    word('occupation'),
    word('abo'),
    diseases(fields, r),
    spelled(cover?.service_date ?? null, r),
    cover?.provider_id ?? null,
    null,
  ]
}

/** The roster of residents as one table. */
export const rosterTable = (lines: readonly ExchangeLine[], seed = 1): SheetTable => {
  const r = random(seed, 'roster')
  const known = knownIn(lines)
  const [personal, cover] = [latestOf(lines, 'rec_personal'), latestOf(lines, 'rec_cover')]
  return {
    title: '居民健康档案花名册',
    headers: ROSTER_HEADERS.split(' '),
    rows: [...known.residents.values()].map((line, at) =>
      rosterRow(at, line, personal.get(line.resident_id), cover.get(line.resident_id), known, r),
    ),
  }
}

const FOLLOWUP_HEADERS =
  '序号 姓名 身份证号 随访日期 随访方式 症状 血压(mmHg) 身高(cm) 体重(kg) 心率(次/分) 日吸烟量(支) 日饮酒量(两) 摄盐情况 服药依从性 药物不良反应 药物名称1 用法用量1 此次随访分类 是否转诊 下次随访日期 随访医生'

const pressure = (fields: Values, r: Random): string | null => {
  if (typeof fields.sbp !== 'number' || typeof fields.dbp !== 'number') return null
  return r.pick([`${fields.sbp}/${fields.dbp}`, `${fields.sbp}/${fields.dbp}`, `${fields.sbp}／${fields.dbp}`])
}

const plain = (fields: Values, key: string): SheetCell => {
  const value = fields[key]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

const followupRow = (at: number, record: RecordLine, line: ResidentLine, r: Random): SheetCell[] => {
  const { fields, form } = record
  const word = (key: string): string | null => wordOf(form, key, textOf(fields, key), r)
  const symptoms = codesOf(fields, 'symptoms').map((code) => wordOf(form, 'symptoms', code, r))
  const [drug] = rowsOf(fields, 'drugs')
  return [
    at + 1,
    padded(line.name, r),
    line.id_number,
    spelled(record.service_date, r),
    word('method'),
    symptoms.join('、'),
    pressure(fields, r),
    plain(fields, 'height'),
    plain(fields, 'weight'),
    plain(fields, 'heart_rate'),
    plain(fields, 'smoke_now'),
    plain(fields, 'drink_now'),
    word('salt_now'),
    word('adherence'),
    word('adr'),
    drug ? plain(drug, 'name') : '/',
    drug ? `每日${plain(drug, 'times_per_day')}次，每次${plain(drug, 'amount')}${plain(drug, 'unit')}` : null,
    word('classification'),
    word('referral'),
    spelled(textOf(fields, 'next_date'), r),
    record.provider_id,
  ]
}

/** Follow-ups of hypertension between two days, as one table; those who were not met are kept elsewhere. */
export const followupTable = (lines: readonly ExchangeLine[], from: Day, to: Day, seed = 1): SheetTable => {
  const r = random(seed, 'follow-ups')
  const { residents } = knownIn(lines)
  const found = lines.flatMap((line) => {
    if (line.kind !== 'record' || line.form !== 'htn_followup' || line.fields.contact_outcome !== '1') return []
    const person = residents.get(line.resident_id)
    return person && line.service_date >= from && line.service_date <= to ? [{ line, person }] : []
  })
  return {
    title: '高血压患者随访登记表',
    headers: FOLLOWUP_HEADERS.split(' '),
    rows: found.map(({ line, person }, at) => followupRow(at, line, person, r)),
  }
}
