import type { Day } from '../../../day/day.ts'
import type { Reading } from '../../../indicator/plan.ts'
import type { Life } from '../../../programme/life.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Subject } from '../../../programme/subject.ts'
import { careAt, courseOf, diagnosisAt } from '../course/course.ts'
import { judge } from '../course/judgement.ts'
import { examNode } from './exam.ts'
import {
  faceNode,
  harmfulNode,
  homeNode,
  lossNode,
  medicatedNode,
  regularNode,
  stableNode,
  visitedNode,
} from './outcome.ts'
import { exclusionNodes, managedNodes, registeredNode } from './registered.ts'
import type { Told } from './told.ts'
import { dutiesNode, overdueNode, riskNode, visitsNode } from './visits.ts'

/** Clauses of standard management: asked of the managed. */
const standardNodes = (told: Told): readonly ClauseNode[] => [
  ...managedNodes(told),
  ...(told.judgement.managed
    ? [
        visitsNode(told),
        dutiesNode(told),
        ...(told.reading === 'full_year' ? [] : [overdueNode(told)]),
        riskNode(told),
        examNode(told, 'at_year_end'),
      ]
    : []),
]

/** Only of 精神分裂症. */
const schizophrenia = ({ care, judgement }: Told): ClauseNode[] =>
  diagnosisAt(care, judgement.on) === '1'
    ? []
    : [{ code: 'C-DIAGNOSIS', state: 'none', text: '诊断不是精神分裂症，不计入' }]

const trees: Readonly<Record<string, (told: Told) => readonly ClauseNode[]>> = {
  'SMD-02': managedNodes,
  'SMD-N2': managedNodes,
  'SMD-03': standardNodes,
  'SMD-04': (told) => [visitedNode(told), faceNode(told)],
  'SMD-05': (told) => [visitedNode(told), medicatedNode(told)],
  'SMD-06': (told) => [visitedNode(told), regularNode(told)],
  'SMD-07': (told) => [examNode(told, 'now')],
  'SMD-08': (told) => [stableNode(told)],
  'SMD-09': (told) => [...managedNodes(told), visitsNode(told)],
  'SMD-I4': (told) => [homeNode(told), visitedNode(told)],
  'SMD-I8': (told) => [...schizophrenia(told), medicatedNode(told)],
  'SMD-I11': (told) => [lossNode(told)],
  'SMD-I12': (told) => managedNodes(told).filter(({ code }) => code === 'C-CONSENT'),
  'SMD-I13': (told) => [harmfulNode(told)],
}

/** Why a person counts or not in an indicator on a day, each clause with its fact and date. */
export const explain = (
  subject: Subject,
  life: Life,
  indicator: string,
  on: Day,
  period?: { readonly reading?: Reading },
): ClauseNode => {
  const care = careAt(courseOf(subject), on)
  const judgement = care && judge(care, life, on)
  const told = care && judgement && { care, judgement, on, reading: period?.reading ?? 'pro_rata' }
  const registered = registeredNode(care, on)
  const children = [
    ...exclusionNodes(life, on),
    registered,
    ...(told && registered.state === 'met' ? (trees[indicator]?.(told) ?? []) : []),
  ]
  const excluded = children.some(
    ({ code, state }) =>
      state === 'none' && (code.startsWith('X-') || ['C-HOME', 'C-STABLE', 'C-DIAGNOSIS'].includes(code)),
  )
  const state = excluded ? 'none' : children.some((child) => child.state === 'unmet') ? 'unmet' : 'met'
  return { code: indicator, state, text: state === 'met' ? '达到' : state === 'unmet' ? '未达到' : '不计入', children }
}
