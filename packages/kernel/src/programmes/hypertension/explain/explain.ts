import type { Day } from '../../../day/day.ts'
import type { Reading } from '../../../indicator/plan.ts'
import { exclusionOf, pushSharedFlags } from '../../../programme/flags.ts'
import type { Life } from '../../../programme/life.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Subject } from '../../../programme/subject.ts'
import { closingAt, enrolledInYear, isExit } from '../../shared/enrolment.ts'
import { type Care, careAt, courseOf } from '../course/course.ts'
import { type Judgement, judge } from '../course/judgement.ts'
import { controlNode } from './control.ts'
import { dutiesNode } from './duties.ts'
import { examNode, yearlyExamNode } from './exam.ts'
import { overdueNode, visitsNode } from './visits.ts'
import { dayIn, fullDay } from './words.ts'

/** What the nodes of one tree are written from. */
export interface Told {
  readonly care: Care
  readonly judgement: Judgement
  readonly on: Day
  readonly reading: Reading
}

const closeReasons: Readonly<Record<string, string>> = {
  '1': '死亡',
  '2': '迁出',
  '3': '失访',
  '4': '拒绝管理',
  '5': '诊断更正',
  '9': '其他原因',
  void: '重复档案已并入',
}

const exclusions: Readonly<Record<string, string>> = {
  'X-DUP': '重复档案，已并入其他档案，不计入',
  'X-DEAD': '截止日前已死亡，不计入',
  'X-MOVED': '截止日前已迁出，不计入',
  'X-ABSENT': '外出满6个月，不计入',
  'X-TEMP': '居住不满半年，不计入',
}

/** Not in the denominator whatever was done: dead, moved, away, not long enough here. */
const exclusionNodes = (life: Life, on: Day): ClauseNode[] => {
  const flags: string[] = []
  pushSharedFlags(flags, life, on)
  const code = exclusionOf(flags)
  if (code) return [{ code, state: 'none', text: exclusions[code] }]
  return flags.includes('active') ? [] : [{ code: 'X-NOTACTIVE', state: 'none', text: '健康档案不在档，不计入' }]
}

const managedNode = (care: Care | null, on: Day): ClauseNode => {
  const code = 'C-MANAGED'
  if (!care || care.enrolment.from > on)
    return { code, state: 'unmet', text: '未纳入管理', detail: '没有管理卡', repair: 'htn_enrol' }
  const { enrolment } = care
  const closing = closingAt(enrolment, on)
  const card = { date: enrolment.from, record_id: enrolment.id }
  const since = `${fullDay(enrolment.from)}建卡`
  if (!closing) return { code, state: 'met', text: '在管', detail: `${since}，未终止`, ...card }
  const why = closeReasons[closing.reason]
  const stays = enrolledInYear(enrolment, on) && !isExit(closing)
  const detail = `${since}，${dayIn(closing.day, on)}终止（${why}）`
  return stays
    ? { code, state: 'met', text: '年内曾管，已终止', detail: `${detail}，计入到年底`, ...card }
    : { code, state: 'unmet', text: `已终止管理（${why}）`, detail, ...card }
}

const standardNodes = (told: Told): readonly ClauseNode[] => [
  visitsNode(told),
  dutiesNode(told),
  ...(told.reading === 'full_year' ? [] : [overdueNode(told)]),
  examNode(told),
]

const nodesOf = (indicator: string, told: Told): readonly ClauseNode[] => {
  switch (indicator) {
    case 'HTN-04':
      return standardNodes(told)
    case 'HTN-05':
      return [controlNode(told)]
    case 'HTN-06':
    case 'HTN-08':
      return [visitsNode(told)]
    case 'HTN-09':
      return [yearlyExamNode(told)]
    case 'HTN-12':
      return [dutiesNode(told)]
    default:
      return []
  }
}

const registeredNode = (subject: Subject, on: Day): ClauseNode => {
  const { diagnoses, cares } = courseOf(subject)
  const known = diagnoses.findLast(({ from, value }) => value && from <= on)
  const card = cares.find(({ enrolment }) => enrolment.from <= on)
  const code = 'C-REGISTERED'
  if (known) return { code, state: 'met', text: '在册', detail: '个人基本信息表既往史有高血压', date: known.from }
  return card
    ? { code, state: 'met', text: '在册', detail: '有管理卡', date: card.enrolment.from }
    : { code, state: 'unmet', text: '档案中没有高血压诊断' }
}

const MEMBERSHIP: readonly string[] = ['HTN-01', 'HTN-03', 'HTN-11']

/** Why a person counts or not in an indicator on a day, each clause with its fact and date. */
export const explain = (
  subject: Subject,
  life: Life,
  indicator: string,
  on: Day,
  period?: { readonly reading?: Reading },
): ClauseNode => {
  const care = careAt(courseOf(subject), on)
  const judgement = care && judge(care, life, on, subject.settings.profile === 'quarterly')
  const managed = managedNode(care, on)
  const told = care && judgement && { care, judgement, on, reading: period?.reading ?? 'pro_rata' }
  const children = [
    ...exclusionNodes(life, on),
    ...(MEMBERSHIP.includes(indicator) ? [registeredNode(subject, on)] : []),
    ...(indicator === 'HTN-01' || indicator === 'HTN-11' ? [] : [managed]),
    ...(told && managed.state === 'met' ? nodesOf(indicator, told) : []),
  ]
  const unmet = children.some(({ state }) => state === 'unmet')
  const excluded = children.some(({ code }) => code.startsWith('X-'))
  const state = excluded ? 'none' : unmet ? 'unmet' : 'met'
  return { code: indicator, state, text: state === 'met' ? '达到' : state === 'unmet' ? '未达到' : '不计入', children }
}
