import type { ColumnGuess, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { mappingFindings } from '@wangdi/kernel/import/mapping.ts'
import { targetOf } from '@wangdi/kernel/import/target.ts'

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

/** Required items that no column brings: their rows can only become drafts. */
export const missingOf = (keys: ImportView['keys'], chosen: Chosen): readonly string[] => {
  const used = new Set([...chosen.values()].flatMap((key) => (key === null ? [] : key.split('/'))))
  return keys.filter(({ key, required }) => required && !used.has(key)).map(({ label }) => label)
}

/** What stops the run, by the same rules as the server: two columns for one item, nobody to tell rows by. */
export const stopsOf = (targetId: string, chosen: Chosen): readonly string[] => {
  const target = targetOf(targetId)
  const columns = [...chosen].map(([column, key]) => ({ column, key }))
  return target ? mappingFindings(target, { columns, codes: [] }).map(({ message_zh }) => message_zh) : []
}
