import { completedYears, type Day, day, yearOf } from '@wangdi/kernel/day/day.ts'
import type { BaseLine } from '@wangdi/kernel/exchange/line.ts'
import type { Resident } from './people/person.ts'
import { COUNTY, type Layout } from './places.ts'
import { type Random, random, uuid7 } from './random.ts'

/** Age bands that the statistics office counts; null is everyone. */
const BANDS = [
  { from: null, to: null },
  { from: 18, to: null },
  { from: 35, to: null },
  { from: 65, to: null },
  { from: 0, to: 6 },
] as const

/** Share of adults with hypertension by the county's survey; entered with its source like any base. */
const PREVALENCE = 0.25

export interface Census {
  readonly count: (person: Resident) => void
  readonly lines: () => BaseLine[]
}

const livesHere = ({ fate, birth }: Resident, on: Day): boolean =>
  birth <= on &&
  !(fate.death && fate.death <= on) &&
  !(fate.movedOut && fate.movedOut <= on) &&
  !(fate.residenceStart && fate.residenceStart > on) &&
  !(fate.away && fate.away.since <= on && !(fate.away.back && fate.away.back <= on))

/** Counts residents by village at the last year ends, for the figures of the statistics office. */
export const census = (places: Layout, today: Day, seed: number): Census => {
  const years = [3, 2, 1].map((back) => yearOf(today) - back)
  const counts = new Map<string, number>()
  const count = (person: Resident): void => {
    for (const year of years) {
      const on = day(`${year}-12-31`)
      if (!livesHere(person, on)) continue
      const age = completedYears(person.birth, on) ?? 0
      const village =
        person.movesTo && person.fate.transfer && person.fate.transfer <= on ? person.movesTo : person.village
      BANDS.forEach(({ from, to }, band) => {
        if (age < (from ?? 0) || age > (to ?? 999)) return
        const key = `${village.code} ${year} ${band}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      })
    }
  }
  return { count, lines: () => baseLines(places, years, counts, random(seed, 'bases')) }
}

const line = (
  r: Random,
  base_kind: BaseLine['base_kind'],
  area: string,
  year: number,
  band: (typeof BANDS)[number],
  value: number,
): BaseLine => ({
  kind: 'base',
  id: uuid7(Date.UTC(year + 1, 1, 20), r),
  version: 1,
  base_kind,
  area,
  ref_date: day(`${year}-12-31`),
  applies_from: day(`${year + 1}-01-01`),
  applies_to: day(`${year + 1}-12-31`),
  sex: null,
  age_from: band.from,
  age_to: band.to,
  value,
  source_org: base_kind === 'PB-STAT' ? '青禾县统计局' : '青禾县卫生健康局',
  source_doc: base_kind === 'PB-STAT' ? `${year}年末常住人口统计表` : `${year + 1}年慢性病患者估算表（18岁及以上×25%）`,
  source_date: day(`${year + 1}-02-20`),
  status: 'approved',
})

const baseLines = (places: Layout, years: readonly number[], counts: Map<string, number>, r: Random): BaseLine[] => {
  const found: BaseLine[] = []
  // Not everyone who lives in a village has a health record.
  const coverage = new Map(places.villages.map(({ code }) => [code, 0.86 + r.next() * 0.1]))
  for (const year of years)
    BANDS.forEach((band, at) => {
      const sums = new Map<string, number>()
      const add = (area: string, value: number): void => void sums.set(area, (sums.get(area) ?? 0) + value)
      for (const { code, township } of places.villages) {
        const value = Math.round((counts.get(`${code} ${year} ${at}`) ?? 0) / (coverage.get(code) ?? 1))
        for (const area of [code, township, `${COUNTY}000000`]) add(area, value)
      }
      for (const [area, value] of sums) {
        found.push(line(r, 'PB-STAT', area, year, band, value))
        if (band.from === 18) found.push(line(r, 'PB-EST', area, year, BANDS[0], Math.round(value * PREVALENCE)))
      }
    })
  return found
}
