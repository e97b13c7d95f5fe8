import { rate } from '../../indicator/rate.ts'
import { perHour } from './rate.ts'

/** What the day's report knows of one person. */
export interface Examined {
  readonly groups: readonly string[]
  readonly registered_at: number | null
  readonly handed_in_at: number | null
  /** Labels still missing, without those a bound tube will answer. */
  readonly missing: readonly string[]
  /** Items left out, with the words of the reason. */
  readonly left_out: readonly { readonly label: string; readonly reason: string }[]
  readonly abnormal: readonly string[]
}
export interface Tally {
  readonly label: string
  readonly persons: number
}
export interface DayReport {
  readonly planned: number
  readonly heads: number
  readonly walk_ins: number
  readonly groups: readonly Tally[]
  readonly complete: number
  /** Complete ÷ heads, per cent with two decimals. */
  readonly completeness: number | null
  readonly missing: readonly Tally[]
  readonly left_out: readonly (Tally & { readonly reason: string })[]
  /** Registered, but never checked on leaving. */
  readonly left_early: number
  readonly abnormal: readonly Tally[]
  readonly from: number | null
  readonly to: number | null
  readonly per_hour: number | null
}

const tally = (labels: readonly string[]): Tally[] =>
  [...Map.groupBy(labels, (label) => label)]
    .map(([label, of]) => ({ label, persons: of.length }))
    .toSorted((a, b) => b.persons - a.persons || (a.label < b.label ? -1 : 1))

const once = (labels: readonly string[]): string[] => [...new Set(labels)]

const leftOut = (came: readonly Examined[]): DayReport['left_out'] => {
  const all = came.flatMap((each) => each.left_out)
  return [...Map.groupBy(all, ({ label, reason }) => `${label}\u0000${reason}`).values()]
    .map((of) => ({ label: of[0].label, reason: of[0].reason, persons: of.length }))
    .toSorted((a, b) => b.persons - a.persons || (a.label < b.label ? -1 : 1))
}

/** The figures of the day: every count is of persons. (R-EXD, 日报) */
export const dayReport = (planned: number, walk_ins: number, persons: readonly Examined[]): DayReport => {
  const came = persons.filter(({ registered_at }) => registered_at !== null)
  const times = came.flatMap(({ registered_at, handed_in_at }) => [
    registered_at ?? 0,
    handed_in_at ?? registered_at ?? 0,
  ])
  const complete = came.filter(({ missing, left_out }) => missing.length + left_out.length === 0).length
  const [from, to] = times.length === 0 ? [null, null] : [Math.min(...times), Math.max(...times)]
  return {
    planned,
    heads: came.length,
    walk_ins,
    groups: tally(came.flatMap(({ groups }) => once(groups))),
    complete,
    completeness: rate(complete, came.length),
    missing: tally(came.flatMap(({ missing }) => once(missing))),
    left_out: leftOut(came),
    left_early: came.filter(({ handed_in_at }) => handed_in_at === null).length,
    abnormal: tally(came.flatMap(({ abnormal }) => once(abnormal))),
    from,
    to,
    per_hour: from === null || to === null ? null : perHour(came.length, (to - from) / 60_000),
  }
}
