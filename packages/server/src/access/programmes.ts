import { problems } from '@wangdi/kernel/api/problems.ts'
import type { SignedIn } from '../call.ts'
import { Refusal } from '../http/refusal.ts'
import { isBound, isFor } from '../sign-in/scope.ts'

/** Programmes to which the post's look at residents is bound (scope 本项目); null: not bound. */
export const boundTo = ({ actor }: SignedIn): readonly string[] | null => {
  if (!isBound(actor.role)) return null
  return actor.programmes.length > 0 || isFor(actor.role) ? actor.programmes : null
}

/** The programme of a list: the one asked for where the post has it, else the post's own. */
export const programmeWithin = (who: SignedIn, asked: string | undefined): string | undefined => {
  const bound = boundTo(who)
  if (bound === null) return asked
  if (asked !== undefined && !bound.includes(asked)) throw new Refusal(problems.forbidden)
  return asked ?? bound[0]
}

export const covers = (who: SignedIn, programme: string): boolean => boundTo(who)?.includes(programme) ?? true
