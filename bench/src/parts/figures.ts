import { addDays, type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import type { Context } from '@wangdi/store/context.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import { figuresOverview } from '@wangdi/store/indicators/overview.ts'
import { figurePage } from '@wangdi/store/indicators/page.ts'
import { readPeriod } from '@wangdi/store/indicators/period.ts'
import { figureArea, groupsOf } from '@wangdi/store/indicators/scope.ts'
import { countFigures } from '@wangdi/store/indicators/value.ts'
import { raw, sql } from '@wangdi/store/sql.ts'
import type { Bench } from '../bench.ts'
import { type Measure, measure, median, type Result, timeOf, timesOf } from '../measure.ts'
import { newPost, unitOfKind } from '../posts.ts'

const REQUESTS = 20
const WARM_UP = 3

/** Past days, a week apart: each asks for other rows. */
const pastDays = (today: Day): Day[] => Array.from({ length: REQUESTS }, (_, at) => addDays(today, -30 - 7 * at))

/** All rows of the partition that the figures of a day read, counted. */
const scan = async ({ store }: Bench, days: readonly Day[]): Promise<Result> =>
  timeOf(
    await timesOf(days, WARM_UP, (day) =>
      store.system('bench', (tx) => tx.one(sql`select count(*) as n from ${raw(`status_y${yearOf(day)}`)}`)),
    ),
  )

const headlines = indicators.filter(({ headline }) => headline)

/** Numerator and denominator of one figure for each township, as the pages count them. */
const byTownship = ({ store, today }: Bench, context: Context, indicator: (typeof indicators)[number], to: Day) =>
  store.system('figures', async (tx) => {
    const ground = await groundOf(store, tx)
    const period = readPeriod({ to }, today)
    const at = figureArea(context, ground, undefined)
    if ('code' in period || !at) throw new Error(`no figures on ${to}`)
    const wanted = [{ indicator, variant: indicator.variants[0] }]
    await countFigures(tx, store.tenant, ground, wanted, period, groupsOf(context, ground, at.children))
  })

/** The one of the headline figures that takes longest on three days, on all days. */
const slowest = async (
  days: readonly Day[],
  ask: (indicator: (typeof indicators)[number], to: Day) => Promise<unknown>,
) => {
  const tried: { readonly indicator: (typeof indicators)[number]; readonly took: number }[] = []
  for (const indicator of headlines)
    tried.push({ indicator, took: median(await timesOf(days.slice(0, 3), 1, (to) => ask(indicator, to))) })
  const [{ indicator }] = tried.toSorted((a, b) => b.took - a.took)
  return { name: indicator.id, result: timeOf(await timesOf(days, WARM_UP, (to) => ask(indicator, to))) }
}

/** Figures of the county on past days, counted from the rows, nothing prepared. */
export const figuresPart = async (bench: Bench): Promise<Measure[]> => {
  const days = pastDays(bench.today)
  const { context } = await newPost(bench, 'R09', await unitOfKind(bench, 'bureau'))
  const plain = { name: "count(*) of the year's partition of status", result: await scan(bench, days) }
  const overview = timeOf(await timesOf(days, WARM_UP, (to) => figuresOverview(context, { to })))
  const rate = await slowest(days, (indicator, to) => byTownship(bench, context, indicator, to))
  const page = await slowest(days, ({ id }, to) => figurePage(context, id, 'default', { to }))
  return [
    measure('figures', `overview: ${headlines.length} figures, by township, and a year ago`, overview, REQUESTS, plain),
    measure('figures', `one figure by township (the slowest, ${rate.name})`, rate.result, REQUESTS, plain),
    measure('figures', `page of one figure (the slowest, ${page.name})`, page.result, REQUESTS, plain),
  ]
}
