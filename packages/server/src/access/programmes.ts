import { problems } from '@wangdi/kernel/api/problems.ts'
import type { SignedIn } from '../call.ts'
import { Refusal } from '../http/refusal.ts'
import { isBound, isFor } from '../sign-in/scope.ts'

/** Programmes to which the post's look at residents is bound (scope 本项目); null: not bound. */
export const boundTo = ({ actor }: SignedIn): readonly string[] | null => {
  if (!isBound(actor.role)) return null
  return actor.programmes.length > 0 || isFor(actor.role) ? actor.programmes : null
}

/** A whole identity number or record code names one person, who was met or reported. */
const NAMES_ONE = /^(\d{17}[\dXx]|\d{17})$/

/**
 * The programme of a list: the one asked for where the post has it, else the post's own. Whom a post for a restricted
 * programme is to enrol it finds by the whole number.
 */
export const programmeWithin = (who: SignedIn, asked: string | undefined, q = ''): string | undefined => {
  const bound = boundTo(who)
  if (bound === null || (isFor(who.actor.role) && NAMES_ONE.test(q.trim()))) return asked
  if (asked !== undefined && !bound.includes(asked)) throw new Refusal(problems.forbidden)
  return asked ?? bound[0]
}

export const covers = (who: SignedIn, programme: string): boolean => boundTo(who)?.includes(programme) ?? true
