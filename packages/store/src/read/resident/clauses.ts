import { indicatorOf } from '@wangdi/kernel/indicator/list.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { ClauseNode } from '@wangdi/kernel/programme/programme.ts'
import { type Context, todayOf } from '../../context.ts'
import { type PeriodQuery, readPeriod } from '../../indicators/period.ts'
import { factsFor, visibleProgrammes } from '../../visible.ts'
import { seeResident } from './subject.ts'

export interface ClauseTree {
  readonly indicator: string
  readonly name: string
  readonly on: string
  readonly tree: ClauseNode
}

/** Why a resident counts or not in one indicator on a day; null when either is not there. */
export const clauseTree = (
  context: Context,
  resident: string,
  id: string,
  query: { readonly on?: string; readonly period?: string; readonly reading?: 'pro_rata' | 'full_year' },
): Promise<ClauseTree | { readonly code: 'PERIOD_INVALID' | 'FUTURE_ASOF' } | null> =>
  context.store.read(context.scope, async (tx) => {
    const indicator = indicatorOf(id)
    const programme = indicator && visibleProgrammes(context.scope).find((each) => each.id === indicator.programme)
    const seen = programme && (await seeResident(tx, context, resident))
    if (!seen) return null
    const asked: PeriodQuery = { to: query.on, period: query.period, reading: query.reading }
    const period = readPeriod(asked, todayOf(context))
    if ('code' in period) return period
    const subject = factsFor(programme, seen.subject)
    const tree = programme.explain(subject, lifeOf(subject), id, period.on, period)
    return { indicator: id, name: indicator.name, on: period.on, tree }
  })
