import { dayOf, isFilled, textOf } from '../../../form/answers.ts'
import { codes, date, type Option, one, text, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { isFaceToFace } from '../visit-count.ts'

/** Lost, refused or dead: only the contact itself is filled in. */
export const notSeen = ({ contact_outcome }: Values): boolean =>
  contact_outcome === '2' || contact_outcome === '3' || contact_outcome === '4'
export const seen = (values: Values): boolean => !notSeen(values)
export const atTheResident = (values: Values): boolean => isFaceToFace(textOf(values, 'method') ?? '')

/** Measured unless the contact was no meeting; asked from the start, before the method is chosen. */
export const inPerson: When = (values) => !isFilled(values.method) || atTheResident(values)

/** Asked by this product, not by the paper form: another system's table cannot hold it. */
export const typedHere: When = (_, { imported }) => imported !== true

/** Asked whenever the patient was met. */
export const asked = { required: true, when: seen } as const

export const lostReasons = codes('1 外出务工', '2 迁居他处', '3 联系不上', '4 其他')

/** 随访方式 of the national forms. */
export const methods = codes('1 门诊', '2 家庭', '3 电话')

const reachedOnly = (outcome: string): When => {
  const when: When = ({ contact_outcome }) => contact_outcome === outcome
  return when
}

/** 随访日期、随访方式 and whether the patient was met. */
export const contactFields = (ways: readonly Option[] = methods) => ({
  service_date: date('随访日期', { required: true, synonyms: ['本次随访日期', '随访时间', '日期'] }),
  method: one('随访方式', ways, {
    required: true,
    imports: { 门诊随访: '1', 家庭随访: '2', 入户: '2', 上门: '2', 电话随访: '3' },
    concept: 'method',
  }),
  contact_outcome: one('随访结果', codes('1 已访到', '2 失访', '3 拒访', '4 死亡'), {
    required: typedHere,
    concept: 'contact_outcome',
  }),
  lost_reason: one('失访原因', lostReasons, {
    required: true,
    when: reachedOnly('2'),
    details: { '4': 'lost_reason_other' },
    concept: 'lost_reason',
  }),
  lost_reason_other: text('其他失访原因', 100),
  death_date: date('死亡日期', { required: true, when: reachedOnly('4'), concept: 'death_date' }),
  death_cause: text('死亡原因', 200, { required: true, when: reachedOnly('4'), concept: 'death_cause' }),
})

/** A death that was found at a follow-up lies on or before its day. */
export const deathCheck: Check = (values) => {
  const [on, died] = [dayOf(values, 'service_date'), dayOf(values, 'death_date')]
  return on && died && died > on
    ? [finding('DATE_ORDER', 'death_date', `“死亡日期”${died} 晚于随访日期 ${on}，请核对`)]
    : []
}

const outcomes: Readonly<Record<string, string>> = { '2': '失访', '3': '拒访', '4': '死亡' }

/** 失访：外出务工 for the timeline; null when the patient was met. */
export const notSeenText = (values: Values): string | null => {
  const outcome = outcomes[textOf(values, 'contact_outcome') ?? '']
  if (!outcome) return null
  const why = lostReasons.find(({ code }) => code === values.lost_reason)?.label
  return why && values.contact_outcome === '2' ? `${outcome}：${why}` : outcome
}
