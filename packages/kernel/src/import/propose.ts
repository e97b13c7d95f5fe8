import type { ColumnGuess } from '../api/routes/work.ts'
import { halfWidth } from '../text/normal.ts'
import { type Cell, cellText } from './cell.ts'
import { cellValues } from './cells/value.ts'
import { plainHeader } from './header.ts'
import type { ImportTarget, TargetKey } from './target.ts'

/** Scores of the starting list: exact, same after normalising, contained; and what the content adds. */
const EXACT = 1
const SAME = 0.9
const CONTAINED = 0.6
const CONTENT = 0.2
/** From here on a proposal is chosen beforehand; a person still sees it. */
const CHOSEN = 0.8

/** Headers too short to be looked for inside others. */
const SHORTEST = 2

const trimmed = (header: string): string => halfWidth(header).trim()

const headerScore = (header: string, key: TargetKey): number => {
  const plain = plainHeader(header)
  if (plain === '') return 0
  const words = [key.label, ...key.synonyms]
  if (words.some((word) => trimmed(word) === trimmed(header))) return EXACT
  const plains = words.map(plainHeader).filter(Boolean)
  if (plains.includes(plain)) return SAME
  const inside = plains.some(
    (word) => (word.length >= SHORTEST && plain.includes(word)) || (plain.length >= SHORTEST && word.includes(plain)),
  )
  return inside ? CONTAINED : 0
}

/** Kinds whose content can be told from any other; a text column says nothing. */
const telling = (key: TargetKey): boolean =>
  key.key === 'id_number' || key.key === 'own_phone' || key.fields.some(({ kind }) => kind !== 'text' && kind !== 'ref')

const reads = (key: TargetKey, cell: Cell): boolean => {
  const [field] = key.fields
  return cellValues(key, cell).every((result) => {
    if ('problem' in result) return false
    const { value } = result
    return !(field.kind === 'text' && field.pattern) || typeof value !== 'string' || field.pattern.test(value)
  })
}

/** At least 80 % of the filled samples are values of the field. */
const contentFits = (key: TargetKey, samples: readonly Cell[]): boolean => {
  const filled = samples.filter((cell) => cellText(cell) !== '')
  if (filled.length === 0 || !telling(key)) return false
  return filled.filter((cell) => reads(key, cell)).length >= 0.8 * filled.length
}

/** How well a column suits a key: 0 to 1. */
export const score = (header: string, key: TargetKey, samples: readonly Cell[]): number => {
  const named = headerScore(header, key)
  if (named === 0) return 0
  const sum = named + (named < EXACT && contentFits(key, samples) ? CONTENT : 0)
  return Math.min(1, Math.round(sum * 10) / 10)
}

/** A column of a file: its header and some of its cells. */
export interface Column {
  readonly column: number
  readonly header: string
  readonly samples: readonly Cell[]
}

/** Plain headers that the targets know, to tell a header row from titles and data. */
export const headerWords = (targets: readonly ImportTarget[]): ReadonlySet<string> =>
  new Set(targets.flatMap(({ keys }) => keys.flatMap((key) => [key.label, ...key.synonyms].map(plainHeader))))

interface Candidate {
  readonly at: number
  readonly key: TargetKey
  readonly score: number
}

/** Best first; of equals the earlier column and the earlier key. */
const candidates = (target: ImportTarget, columns: readonly Column[]): Candidate[] =>
  columns
    .flatMap(({ header, samples }, at) =>
      target.keys.map((key): Candidate => ({ at, key, score: score(header, key, samples) })),
    )
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)

/** Columns decided before for files with the same headers: plain header → key, or null for "not imported". */
export type Remembered = ReadonlyMap<string, string | null>

/**
 * A key for each column, no key twice. Remembered decisions come first; of the rest only scores of 0.8 and more are
 * proposed, lower ones are left to the person.
 */
export const proposeColumns = (
  target: ImportTarget,
  columns: readonly Column[],
  remembered: Remembered = new Map(),
): readonly ColumnGuess[] => {
  const chosen = new Map<number, Candidate>()
  const taken = new Set<string>()
  columns.forEach(({ header }, at) => {
    const key = target.keys.find((each) => each.key === remembered.get(plainHeader(header)))
    if (!key || taken.has(key.key)) return
    chosen.set(at, { at, key, score: 1 })
    taken.add(key.key)
  })
  const settled = (at: number): boolean => chosen.has(at) || remembered.has(plainHeader(columns[at].header))
  for (const candidate of candidates(target, columns)) {
    if (candidate.score < CHOSEN || settled(candidate.at) || taken.has(candidate.key.key)) continue
    chosen.set(candidate.at, candidate)
    taken.add(candidate.key.key)
  }
  return columns.map(({ column, header, samples }, at) => ({
    column,
    header,
    samples: samples.map(cellText).filter(Boolean).slice(0, 3),
    key: chosen.get(at)?.key.key ?? null,
    label: chosen.get(at)?.key.label ?? null,
    score: chosen.get(at)?.score ?? 0,
    remembered: remembered.has(plainHeader(header)),
  }))
}

/** The target whose keys a file's headers name best: follow-ups and rosters are told apart by their columns. */
export const proposeTarget = (targets: readonly ImportTarget[], columns: readonly Column[]): ImportTarget | null => {
  const worth = (target: ImportTarget): number => {
    const found = new Set(proposeColumns(target, columns).flatMap(({ key }) => key ?? []))
    const day = target.forms.length === 1 ? target.forms[0].dateKey : null
    return day !== null && !found.has(day) ? 0 : found.size
  }
  const ranked = targets.map((target) => ({ target, worth: worth(target) })).sort((a, b) => b.worth - a.worth)
  return ranked[0] && ranked[0].worth > 0 ? ranked[0].target : null
}
