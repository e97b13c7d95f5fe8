/**
 * The fixed sentence of each unmet clause (统计口径·下钻): `{name}` is filled from the facts, a part in brackets stands
 * only when all its facts are given.
 */
export const clauseTexts: Readonly<Record<string, string>> = {
  'C-VISIT-N': '应随访{owed}次，已完成{done}次[，缺第{quarters}季度]',
  'C-VISIT-INTERVAL': '{date}随访与上次间隔{d}天，不足{min}天，不计',
  'C-OBLIG': '{date}血压（血糖）不达标或转诊，未在14天内随访',
  'C-OVERDUE': '应于{due}随访，已超期{d}天',
  'C-VISIT-FACE': '本期{n}次随访均非面对面',
  'C-EXAM': '本年度未体检',
  'C-EXAM-INCOMPLETE': '{date}体检缺{n}项：{items}',
  'C-GUIDANCE': '{date}体检未填写健康指导',
  'C-ADL': '未做生活自理能力评估',
  'C-CONTROL-HIGH': '末次{date}血压{sbp}/{dbp}mmHg，未达标（标准<{limit}）',
  'C-CONTROL-NONE': '本期无随访血压，按未达标计',
  'C-GLU-HIGH': '末次{date}空腹血糖{v}mmol/L，未达标',
  'C-EARLY': '建册孕周{w}周+{d}，晚于12周+6',
  'C-ANC-N': '产前检查{n}次，少于5次',
  'C-PP': '出院后{d}天内未见产后访视记录',
  'C-SLOT': '{slot}检查窗口{from}至{to}未做',
  'C-DOSE': '{vaccine}第{n}剂应于{due}前接种，未接种',
  'C-DOSE-INVALID': '{vaccine}第{n}剂{date}接种间隔不足，无效',
  'C-STD-COVER': '封面缺：{items}',
  'C-STD-INFO': '个人基本信息表缺：{items}',
  'C-TCM33': '体质辨识33问未答全',
  'C-TCM-GUIDE': '未填写中医药保健指导',
  'C-TB72': '首次入户距通知{h}小时，超过72小时',
  'C-TBDOSE': '应服{a}次，实服{b}次，占{r}%，低于90%',
  'C-CONTRACT': '无有效签约[（上一份{date}到期）]',
  'C-ITEM': '履约项目“{item}”应于{date}前完成，未完成',
}

type Facts = Readonly<Record<string, unknown>>

const placeholders = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

const given = (facts: Facts, name: string): boolean => facts[name] !== null && facts[name] !== undefined

/** A list is read out: 1、3. */
const word = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value))

const filled = (template: string, facts: Facts): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => word(facts[name]))

/** The facts that a clause's sentence needs. */
export const factsNeeded = (clause: string): readonly string[] =>
  placeholders((clauseTexts[clause] ?? '').replace(/\[.*?\]/g, ''))

/** The sentence of an unmet clause with its facts; null for a clause that is not in the list. */
export const clauseText = (clause: string, facts: Facts): string | null => {
  const template = clauseTexts[clause]
  if (template === undefined) return null
  const whole = template.replace(/\[(.*?)\]/g, (_, part: string) =>
    placeholders(part).every((name) => given(facts, name)) ? part : '',
  )
  return filled(whole, facts)
}
