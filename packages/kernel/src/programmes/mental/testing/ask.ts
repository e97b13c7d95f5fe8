import { day } from '../../../day/day.ts'
import { derive } from '../../../programme/derive.ts'
import { lifeOf } from '../../../programme/life.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Subject } from '../../../programme/subject.ts'
import { mental } from '../programme.ts'
import type { Line } from './lines.ts'

export const derived = (one: Subject) => derive(one, [mental])
export const stateOn = (one: Subject, on: string) =>
  derived(one).status.find(({ from, to }) => from <= on && on < to) ?? { flags: [] as string[], numbers: undefined }
export const has = (one: Subject, on: string, flag: string): boolean => stateOn(one, on).flags.includes(flag)
export const flagsOn = (one: Subject, on: string, ...flags: string[]): boolean[] =>
  flags.map((flag) => has(one, on, flag))
export const tree = (one: Subject, indicator: string, on: string, reading?: 'full_year') =>
  mental.explain(one, lifeOf(one), indicator, day(on), { start: day('2026-01-01'), end: day(on), reading })
export const lines = (node: ClauseNode, depth = 0): string[] => [
  `${'  '.repeat(depth)}${{ met: '✓', unmet: '✗', not_yet: '○', none: '–' }[node.state]} ${node.text}${node.detail ? `｜${node.detail}` : ''}`,
  ...(node.children ?? []).flatMap((child) => lines(child, depth + 1)),
]
export const tasks = (one: Subject, on: string) =>
  derived(one)
    .due.filter(
      ({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on),
    )
    .map(({ kind, due_by }) => `${kind} ${due_by}`)

export const stay = (admitted: string, discharged?: string): Line => [
  'rec_inpatient',
  admitted,
  { admitted, ...(discharged && { discharged }) },
]
