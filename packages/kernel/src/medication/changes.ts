import { isFilled } from '../form/answers.ts'
import { keyOfDrug } from './drug.ts'
import type { Line } from './line.ts'

/** What became of the drugs at a visit. */
export interface Changes {
  readonly kept: number
  readonly changed: readonly string[]
  readonly stopped: readonly string[]
  readonly added: readonly string[]
}

const named = (lines: readonly Line[]): Map<string, Line> =>
  new Map(lines.filter(({ name }) => isFilled(name)).map((line) => [keyOfDrug(String(line.name)), line]))

const parts = ['times_per_day', 'amount', 'unit', 'dose'] as const

const sameDose = (a: Line, b: Line): boolean => parts.every((key) => String(a[key] ?? '') === String(b[key] ?? ''))

/** The list before a visit against the list after it: kept, changed in dose, stopped, added; by name. */
export const changesOf = (before: readonly Line[], after: readonly Line[]): Changes => {
  const [was, is] = [named(before), named(after)]
  const both = [...is].filter(([key]) => was.has(key))
  const changed = both.filter(([key, line]) => !sameDose(was.get(key) ?? {}, line))
  const names = (lines: readonly (readonly [string, Line])[]): string[] => lines.map(([, line]) => String(line.name))
  return {
    kept: both.length - changed.length,
    changed: names(changed),
    stopped: names([...was].filter(([key]) => !is.has(key))),
    added: names([...is].filter(([key]) => !was.has(key))),
  }
}
