import type { DataClass } from '../access/class.ts'
import { halfWidth } from '../text/normal.ts'
import { type Drug, drugClass, drugs } from './drug.ts'

/** How well a drug answers what was typed: 0 best; null not at all. */
const rank = ({ name, pinyin, initials }: Drug, typed: string): number | null => {
  if (name.toUpperCase().startsWith(typed.toUpperCase())) return 0
  if (initials.startsWith(typed)) return initials === typed ? 1 : 2
  if (pinyin.startsWith(typed)) return 2
  if (name.toUpperCase().includes(typed.toUpperCase())) return 3
  return typed.length > 1 && (initials.includes(typed) || pinyin.includes(typed)) ? 4 : null
}

/**
 * Drugs by name, pinyin or initials, the best first: `anl`, `alvdp`, `氨氯`. Those of a class are found only by who
 * works in it.
 */
export const searchDrugs = (typed: string, classes: readonly DataClass[], limit = 8): readonly Drug[] => {
  const query = halfWidth(typed).replace(/\s/g, '').toLowerCase()
  if (query === '') return []
  return drugs
    .flatMap((drug) => {
      const at = rank(drug, query)
      return at === null || !classes.includes(drugClass(drug.name)) ? [] : [{ drug, at }]
    })
    .toSorted((a, b) => a.at - b.at || a.drug.name.length - b.drug.name.length)
    .slice(0, limit)
    .map(({ drug }) => drug)
}
