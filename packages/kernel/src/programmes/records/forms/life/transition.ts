import { type Day, daysBetween } from '../../../../day/day.ts'
import { codes } from '../../../../form/field.ts'
import type { Finding } from '../../../../form/finding.ts'
import type { RecordState } from '../../../../programme/life.ts'
import { ruled } from '../findings.ts'

export const recordStates = codes(
  'draft 未完成建档',
  'active 正常（在档）',
  'closed_deceased 死亡终止',
  'closed_moved_out 迁出终止',
  'closed_lost 失访终止',
  'void_duplicate 重复作废',
)

export interface TransitionFacts {
  readonly today?: Day
  readonly role?: string
  readonly death_date?: Day | null
  readonly move_out_date?: Day | null
  readonly move_in_date?: Day | null
  readonly found_on?: Day | null
  readonly last_contact?: Day | null
  readonly attempts?: readonly { readonly date: Day; readonly way: string }[]
  readonly reason?: string | null
  readonly survivor?: string | null
}

const condition = (field: string, message: string): Finding =>
  ruled('LIFE_CONDITION', ['block', 'missing'], field, message)

const needed = (value: unknown, field: string, message: string): Finding[] => (value ? [] : [condition(field, message)])

/** Lost (product): at least 3 attempts on different days, spread over 30 days or more, by 2 or more ways. */
const attemptsFindings = (attempts: NonNullable<TransitionFacts['attempts']>): Finding[] => {
  const days = [...new Set(attempts.map(({ date }) => date))].sort()
  const ways = new Set(attempts.map(({ way }) => way))
  const last = days.at(-1)
  const enough = days.length >= 3 && ways.size >= 2 && last !== undefined && daysBetween(days[0], last) >= 30
  return enough
    ? []
    : [condition('attempts', '失访需至少 3 次不同日期、跨 30 天以上、用 2 种以上方式的联系记录，请补充后再终止')]
}

/** Role words of a township administrator and above. */
const DECIDES = new Set([
  'R08',
  'R09',
  'R10',
  'township_admin',
  'township_administrator',
  'county_institution',
  'county_admin',
  'county_administrator',
  'county_bureau',
])

const townshipOnly = ({ role }: TransitionFacts): Finding[] =>
  role === undefined || DECIDES.has(role)
    ? []
    : [ruled('LIFE_CONDITION', ['block', 'contradiction'], 'role', '此项变更由乡镇管理员办理，请提交乡镇处理')]

const reactivation = (facts: TransitionFacts): Finding[] => {
  const { move_in_date: back, move_out_date: out } = facts
  if (!back) return [condition('move_in_date', '请填写迁回日期')]
  return out && back < out
    ? [
        ruled(
          'LIFE_CONDITION',
          ['block', 'contradiction'],
          'move_in_date',
          `迁回日期 ${back} 早于迁出日期 ${out}，请核对`,
        ),
      ]
    : []
}

type Condition = (facts: TransitionFacts) => Finding[]

/** 居民健康档案状态的允许变更 (规范第三版·居民健康档案·终止; the conditions are product rules). */
const table: Readonly<Record<string, Condition>> = {
  'draft>active': () => [],
  'active>closed_deceased': ({ death_date }) => needed(death_date, 'death_date', '请填写死亡日期'),
  'active>closed_moved_out': ({ move_out_date }) => needed(move_out_date, 'move_out_date', '请填写迁出日期'),
  'active>closed_lost': ({ last_contact, attempts = [], reason }) => [
    ...needed(last_contact, 'last_contact', '请填写最后一次联系上的日期'),
    ...attemptsFindings(attempts),
    ...needed(reason?.trim(), 'reason', '请填写失访原因'),
  ],
  'closed_lost>active': ({ found_on }) => needed(found_on, 'found_on', '请填写找到本人的日期'),
  'closed_moved_out>active': reactivation,
  'closed_deceased>active': (facts) => [
    ...needed(facts.reason?.trim(), 'reason', '请写明死亡登记错误的原因'),
    ...townshipOnly(facts),
  ],
  'active>void_duplicate': (facts) => [
    ...needed(facts.survivor, 'survivor', '请选择保留的那份档案'),
    ...townshipOnly(facts),
  ],
}

/** R-LIFE-1: nothing of it lies in the future. */
const future = (facts: TransitionFacts): Finding[] => {
  const { today } = facts
  const dated = {
    death_date: '死亡日期',
    move_out_date: '迁出日期',
    move_in_date: '迁回日期',
    found_on: '找到日期',
    last_contact: '最后联系日期',
  }
  return Object.entries(dated).flatMap(([key, label]) => {
    const on = facts[key as 'death_date']
    return today && on && on > today
      ? [ruled('LIFE_DATE_ORDER', ['block', 'timing'], key, `“${label}”${on} 晚于今天（${today}），请核对`)]
      : []
  })
}

/** What stands against a change of the record's state; [] when it may be made. */
export const transitionFindings = (from: RecordState, to: RecordState, facts: TransitionFacts): readonly Finding[] => {
  const allowed = table[`${from}>${to}`]
  if (!allowed) {
    const label = (state: string): string => recordStates.find(({ code }) => code === state)?.label ?? state
    return [
      ruled(
        'LIFE_TRANSITION',
        ['reject', 'contradiction'],
        'to',
        `档案不能从“${label(from)}”变为“${label(to)}”${from === 'active' ? '' : '，请先恢复为在档'}`,
      ),
    ]
  }
  return [...allowed(facts), ...future(facts)]
}
