import type { ColumnGuess, ImportView } from '@wangdi/kernel/api/routes/work.ts'

export type Chosen = ReadonlyMap<number, string | null>

/** The server's proposals; a person confirms or changes them. */
export const proposed = (columns: readonly ColumnGuess[]): Chosen =>
  new Map(columns.map(({ column, key }) => [column, key]))

/** How a proposal came about, by its score (exact 1.0, alike 0.6–0.9, by content less). */
export const wayOf = ({
  key,
  remembered,
  score,
}: ColumnGuess): 'remembered' | 'exact' | 'similar' | 'content' | 'none' => {
  if (key === null) return 'none'
  if (remembered) return 'remembered'
  if (score >= 0.9) return 'exact'
  return score >= 0.6 ? 'similar' : 'content'
}

export interface Stop {
  readonly missing: readonly string[]
  readonly twice: readonly string[]
}

/** What stops the run: a required item without a column, or two columns for one item. */
export const stopsOf = (keys: ImportView['keys'], chosen: Chosen): Stop => {
  const used = [...chosen.values()].filter((key) => key !== null)
  return {
    missing: keys.filter(({ key, required }) => required && !used.includes(key)).map(({ label }) => label),
    twice: keys.filter(({ key }) => used.filter((one) => one === key).length > 1).map(({ label }) => label),
  }
}
