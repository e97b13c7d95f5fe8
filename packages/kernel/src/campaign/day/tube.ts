import { type Finding, finding } from '../../form/finding.ts'
import type { United } from './part.ts'

export interface Binding {
  readonly tube: string
  readonly person: string
  readonly device: string
}

/** Codes as they are printed: no blanks, capital letters, half-width. */
export const tubeCode = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/** Tubes as they are bound now: a code that was replaced at the same station is free again. */
export const bindingsOf = (united: ReadonlyMap<string, ReadonlyMap<string, United>>): readonly Binding[] =>
  [...united].flatMap(([person, keys]) =>
    [...keys].flatMap(([key, { shown, from }]) =>
      key.startsWith('tube:') && typeof shown === 'string' && shown !== ''
        ? [{ tube: tubeCode(shown), person, device: from.device }]
        : [],
    ),
  )

/** Persons to whom a tube is bound: one, none, or by mistake several. */
export const ownersOf = (bindings: readonly Binding[], tube: string): readonly string[] =>
  [...new Set(bindings.filter((each) => tubeCode(each.tube) === tubeCode(tube)).map(({ person }) => person))].toSorted()

/** What is said where a tube is bound to another person already. */
export const boundTwice = (tube: string): Finding => ({
  code: 'TUBE_BOUND_TWICE',
  severity: 'block',
  category: 'duplicate',
  field: 'tube',
  message_zh: `条码 ${tube} 已绑定给另一位受检者，请换一个条码，或核对管上的姓名`,
})

const unknownTube = (tube: string): Finding => ({
  ...finding('CROSS_FIELD', 'tube', `条码 ${tube} 没有绑定受检者，结果先放在待认领里`),
  code: 'TUBE_UNKNOWN',
})

export interface Filing {
  /** The person whose result it is: one at most. */
  readonly filed: readonly string[]
  /** How many entries the list of unmatched results gets: one for an unknown tube, each binding of a doubled one. */
  readonly unmatched: number
  readonly findings: readonly Finding[]
}

/** To whom a laboratory result belongs. A tube of nobody or of two persons is filed to no one. (R-EXD-5) */
export const fileByTube = (bindings: readonly Binding[], tube: string): Filing => {
  const owners = ownersOf(bindings, tube)
  if (owners.length === 1) return { filed: owners, unmatched: 0, findings: [] }
  if (owners.length === 0) return { filed: [], unmatched: 1, findings: [unknownTube(tube)] }
  return { filed: [], unmatched: owners.length, findings: [boundTwice(tube)] }
}
