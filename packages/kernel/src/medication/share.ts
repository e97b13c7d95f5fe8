import type { DataClass } from '../access/class.ts'
import { isFilled } from '../form/answers.ts'
import { drugClass, drugOf } from './drug.ts'
import { isOnlyDaily, type Line, type RowKind } from './line.ts'

/** A list of drugs on a form: what kind of rows, for which groups, how many. */
export interface Place {
  readonly kind: RowKind
  /** Groups that the list is for; left out: none in particular. */
  readonly takes?: readonly string[]
  readonly max: number
  readonly dataClass: DataClass
}

/** Groups that a list is for; a list of insulins is for insulin without saying so. */
const takenBy = ({ kind, takes }: Place): readonly string[] => takes ?? (kind === 'insulin' ? ['insulin'] : [])

/** What is counted in units is insulin, whatever its trade name. */
const groupOf = (line: Line): string | null => {
  if (line.unit === 'U') return 'insulin'
  return isFilled(line.name) ? (drugOf(String(line.name))?.group ?? null) : null
}

const classOf = (line: Line): DataClass => (isFilled(line.name) ? drugClass(String(line.name)) : 'D1')

/** A drug that tells its illness stays in lists of that class. */
const mayStand = (line: Line, { dataClass }: Place): boolean => classOf(line) === 'D1' || classOf(line) === dataClass

const belongs = (line: Line, place: Place, places: readonly Place[]): boolean => {
  if (!mayStand(line, place)) return false
  if (place.kind === 'medicines') return true
  if (place.kind === 'drugs' && isOnlyDaily(line) && places.some(({ kind }) => kind !== 'drugs')) return false
  const group = groupOf(line)
  if (group !== null && takenBy(place).includes(group)) return true
  const claimed = group !== null && places.some((other) => takenBy(other).includes(group))
  return !claimed && place.kind !== 'insulin'
}

/**
 * Which lines of the person's drugs stand in each list of a visit, by their place in the list: those of the list's own
 * groups first, then those that no list of the visit is for, as far as it has room (docs/decisions: one medication list).
 */
export const sharesOf = (lines: readonly Line[], places: readonly Place[]): readonly (readonly number[])[] =>
  places.map((place) => {
    const mine = lines.map((_, at) => at).filter((at) => belongs(lines[at], place, places))
    const own = (at: number): boolean => takenBy(place).includes(groupOf(lines[at]) ?? '')
    return [...mine.filter(own), ...mine.filter((at) => !own(at))].slice(0, place.max)
  })

/** Some list of the visit can state the line as it was said; one that cannot carries nothing over to be guessed at. */
export const canState = (line: Line, places: readonly Place[]): boolean =>
  !isOnlyDaily(line) || places.some(({ kind }) => kind !== 'drugs')

export { takenBy }
