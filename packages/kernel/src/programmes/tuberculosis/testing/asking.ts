import { day } from '../../../day/day.ts'
import { evaluate } from '../../../indicator/evaluate.ts'
import { planOf, variantOf } from '../../../indicator/plan.ts'
import { derive } from '../../../programme/derive.ts'
import { lifeOf } from '../../../programme/life.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Subject } from '../../../programme/subject.ts'
import { tuberculosis } from '../programme.ts'
import { first, type Line, notice } from './records.ts'

/* What tests ask of the programme: rows of a day, open tasks, figures, trees as lines. */

export const derived = (one: Subject) => derive(one, [tuberculosis])
export const flagsOn = (one: Subject, on: string): readonly string[] =>
  derived(one).status.find(({ from, to }) => from <= on && on < to)?.flags ?? []
export const numbersOn = (one: Subject, on: string) =>
  derived(one).status.find(({ from, to }) => from <= on && on < to)?.numbers
export const STATES = ['suspect', 'notified', 'managed', 'lost', 'closing', 'closed']
export const stateOn = (one: Subject, on: string): string =>
  flagsOn(one, on)
    .filter((flag) => STATES.includes(flag))
    .join('+')
export const tasks = (one: Subject, on: string) =>
  derived(one)
    .due.filter(
      ({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on),
    )
    .map(({ kind, due_by }) => `${kind} ${due_by}`)
    .sort()
export const figure = (people: readonly Subject[], id: string, on: string, variant?: string) => {
  const indicator = tuberculosis.indicators.find((one) => one.id === id)
  const found = indicator && variantOf(indicator, variant)
  if (!indicator || !found) throw new RangeError(id)
  const asked = { start: day(`${on.slice(0, 4)}-01-01`), on: day(on), reading: 'pro_rata' as const }
  const rows = people.map((one, at) => ({ person: `p${at}`, rows: derived(one) }))
  const answer = evaluate(planOf(indicator, found, asked, [tuberculosis]), [tuberculosis], rows, {
    villages: null,
    base: () => 10,
  })
  return `${answer.numerator}/${answer.denominator}`
}
export const tree = (one: Subject, indicator: string, on: string) =>
  tuberculosis.explain(one, lifeOf(one), indicator, day(on), { start: day(`${on.slice(0, 4)}-01-01`), end: day(on) })
export const lines = (node: ClauseNode, depth = 0): string[] => [
  `${'  '.repeat(depth)}${{ met: '✓', unmet: '✗', not_yet: '○', none: '–' }[node.state]} ${node.text}${node.detail ? `｜${node.detail}` : ''}`,
  ...(node.children ?? []).flatMap((child) => lines(child, depth + 1)),
]

export const stop = (on: string, reason: string): Line => ['tb_stop', on, { stop_date: on, stop_reason: reason }]
export const death = (on: string): Line => ['rec_lifecycle', on, { to: 'closed_deceased', death_date: on }]
export const begun = [notice('2025-03-07', '15:30'), first('2025-03-10')]
