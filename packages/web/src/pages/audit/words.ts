import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { actWords, objectWords, outcomeWords } from '../../text/audit.ts'

const titles: ReadonlyMap<string, string> = new Map(allRoutes.map(({ id, title }) => [id, title]))

/** An act in words; a name nobody has translated yet stays as it is. */
export const actionOf = (action: string): string => actWords[action] ?? titles.get(action) ?? action

/** `base 0197…` as 人口口径 and the first characters of its id. */
export const objectOf = (object: string): { readonly kind: string; readonly id: string } => {
  const [kind, ...id] = object.split(' ')
  return { kind: objectWords[kind] ?? kind, id: id.join(' ') }
}

export const outcomeOf = (outcome: string): string => outcomeWords[outcome] ?? outcome
