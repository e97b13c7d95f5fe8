import type { Day } from '../../../day/day.ts'
import { dayBeside, fullDay } from '../../../day/words.ts'
import { exclusionOf, pushSharedFlags } from '../../../programme/flags.ts'
import type { Life } from '../../../programme/life.ts'
import type { ClauseNode, Programme } from '../../../programme/programme.ts'
import type { Subject } from '../../../programme/subject.ts'
import { closingAt, enrolledInYear, isExit } from '../../shared/enrolment.ts'
import { type Care, type Core, careAt } from '../course/course.ts'
import { judge } from '../course/judgement.ts'
import type { ChronicSpec, Tree } from '../spec.ts'
import { controlNode } from './control.ts'
import { dutiesNode } from './duties.ts'
import { examNode, yearlyExamNode } from './exam.ts'
import type { Told } from './told.ts'
import { overdueNode, visitsNode } from './visits.ts'

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
export const exclusionNodes = (life: Life, on: Day): ClauseNode[] => {
  const flags: string[] = []
  pushSharedFlags(flags, life, on)
  const code = exclusionOf(flags)
  if (code) return [{ code, state: 'none', text: exclusions[code] }]
  return flags.includes('active') ? [] : [{ code: 'X-NOTACTIVE', state: 'none', text: '健康档案不在档，不计入' }]
}

const managedNode = ({ enrolForm }: ChronicSpec, care: Care | null, on: Day): ClauseNode => {
  const code = 'C-MANAGED'
  if (!care || care.enrolment.from > on)
    return { code, state: 'unmet', text: '未纳入管理', detail: '没有管理卡', repair: enrolForm }
  const { enrolment } = care
  const closing = closingAt(enrolment, on)
  const card = { date: enrolment.from, record_id: enrolment.id }
  const since = `${fullDay(enrolment.from)}建卡`
  if (!closing) return { code, state: 'met', text: '在管', detail: `${since}，未终止`, ...card }
  const why = closeReasons[closing.reason]
  const stays = enrolledInYear(enrolment, on) && !isExit(closing)
  const detail = `${since}，${dayBeside(closing.day, on)}终止（${why}）`
  return stays
    ? { code, state: 'met', text: '年内曾管，已终止', detail: `${detail}，计入到年底`, ...card }
    : { code, state: 'unmet', text: `已终止管理（${why}）`, detail, ...card }
}

/** Clauses of standard management. */
export const standardNodes = (told: Told): readonly ClauseNode[] => [
  visitsNode(told),
  dutiesNode(told),
  ...(told.reading === 'full_year' ? [] : [overdueNode(told)]),
  examNode(told),
]

/** Trees of the twelve indicators that two chronic diseases number alike. */
export const commonTrees = (prefix: string): Readonly<Record<string, Tree>> => ({
  [`${prefix}-01`]: { registered: true, unmanaged: true },
  [`${prefix}-03`]: { registered: true },
  [`${prefix}-04`]: { nodes: standardNodes },
  [`${prefix}-05`]: { nodes: (told) => [controlNode(told)] },
  [`${prefix}-06`]: { nodes: (told) => [visitsNode(told)] },
  [`${prefix}-08`]: { nodes: (told) => [visitsNode(told)] },
  [`${prefix}-09`]: { nodes: (told) => [yearlyExamNode(told)] },
  [`${prefix}-11`]: { registered: true, unmanaged: true },
  [`${prefix}-12`]: { nodes: (told) => [dutiesNode(told)] },
})

const registeredNode = ({ spec, courseOf }: Core, subject: Subject, on: Day): ClauseNode => {
  const { disease } = spec.words
  const { diagnoses, cares } = courseOf(subject)
  const known = diagnoses.findLast(({ from, value }) => value && from <= on)
  const card = cares.find(({ enrolment }) => enrolment.from <= on)
  const code = 'C-REGISTERED'
  if (known) return { code, state: 'met', text: '在册', detail: `个人基本信息表既往史有${disease}`, date: known.from }
  return card
    ? { code, state: 'met', text: '在册', detail: '有管理卡', date: card.enrolment.from }
    : { code, state: 'unmet', text: `档案中没有${disease}诊断` }
}

/** A tree's root from its clauses. */
export const rootOf = (indicator: string, children: readonly ClauseNode[]): ClauseNode => {
  const unmet = children.some(({ state }) => state === 'unmet')
  const excluded = children.some(({ code }) => code.startsWith('X-'))
  const state = excluded ? 'none' : unmet ? 'unmet' : 'met'
  return { code: indicator, state, text: state === 'met' ? '达到' : state === 'unmet' ? '未达到' : '不计入', children }
}

/** Why a person counts or not in an indicator on a day, each clause with its fact and date. */
export const explain =
  (core: Core): Programme['explain'] =>
  (subject, life, indicator, on, period) => {
    const { spec, courseOf } = core
    const tree: Tree = spec.trees[indicator] ?? {}
    const care = careAt(courseOf(subject), on)
    const judgement = care && judge(spec, subject.settings, care, life, on)
    const managed = managedNode(spec, care, on)
    const told = care && judgement && { spec, subject, care, judgement, on, reading: period?.reading ?? 'pro_rata' }
    return rootOf(indicator, [
      ...exclusionNodes(life, on),
      ...(tree.registered ? [registeredNode(core, subject, on)] : []),
      ...(tree.unmanaged ? [] : [managed]),
      ...(told && managed.state === 'met' ? (tree.nodes?.(told) ?? []) : []),
    ])
  }
