import { glassClasses, mayBreakGlass } from '@wangdi/kernel/access/glass.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import { openGlass } from '@wangdi/store/glass/open.ts'
import { glassList, reviewGlass } from '@wangdi/store/glass/review.ts'
import { findLook, lookPage } from '@wangdi/store/glass/view.ts'
import { noteRead } from '../access/note.ts'
import type { Room } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'

/** Looks outside the scope that treatment needs: opened with a reason, for hours, read only, reviewed. */
export const glassRoom: Room<'glass'> = {
  open: async ({ context, body, who }) => {
    if (!mayBreakGlass(who.actor.role)) throw new Refusal(problems.forbidden)
    const opened = await openGlass(context, body)
    if (opened.outcome !== 'opened')
      throw new Refusal(opened.outcome === 'suspended' ? problems.glassSuspended : problems.notFound)
    return { glass_id: opened.glass_id, until: opened.until }
  },

  view: async (call) => {
    const { context, params, who } = call
    const look = found(await findLook(context, params.id))
    const page = found(await lookPage(context, look, glassClasses(who.actor.role, look.for_treatment)))
    await noteRead(call, 'glass.read', look.person, { glass: params.id })
    return { glass_id: params.id, until: look.until, page }
  },

  list: async ({ context }) => ({ items: await glassList(context) }),

  review: async ({ context, params, body }) => {
    found(await reviewGlass(context, params.id, body.verdict))
    return { reviewed: true as const }
  },
}
