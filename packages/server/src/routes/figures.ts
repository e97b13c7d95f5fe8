import { decide } from '@wangdi/kernel/access/decide.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import { indicatorOf } from '@wangdi/kernel/indicator/list.ts'
import { saveBase } from '@wangdi/store/commands/bases.ts'
import { bases } from '@wangdi/store/indicators/bases.ts'
import { figuresOverview } from '@wangdi/store/indicators/overview.ts'
import { figurePage } from '@wangdi/store/indicators/page.ts'
import { figurePersons } from '@wangdi/store/indicators/persons.ts'
import { noteList } from '../access/note.ts'
import { covers } from '../access/programmes.ts'
import type { Room } from '../call.ts'
import { granted, Refusal } from '../http/refusal.ts'

/** Figures with their doors, and the population bases under them. */
export const figuresRoom: Room<'figures'> = {
  overview: async ({ context, query }) => granted(await figuresOverview(context, query)),

  page: async ({ context, params, query, who }) => {
    const page = granted(await figurePage(context, params.indicator, params.variant, query))
    return { ...page, may_list: page.may_list && covers(who, page.row.programme) }
  },

  persons: async (call) => {
    const { context, params, query, who } = call
    const programme = indicatorOf(params.indicator)?.programme
    const listed = decide(who.actor, 'L', 'D1').outcome === 'allow' && (!programme || covers(who, programme))
    if (!listed) throw new Refusal(problems.forbidden)
    const answer = granted(await figurePersons(context, params.indicator, params.variant, query))
    await noteList(call, 'figures.persons', answer.items)
    return answer
  },

  bases: async ({ context, query }) => granted(await bases(context, query)),

  saveBase: async ({ context, body }) => {
    const answer = await saveBase(context, body)
    if (answer.outcome !== 'saved')
      throw new Refusal(answer.outcome === 'invalid' ? problems.baseInvalid : problems.notFound)
    return { base_id: answer.base_id, version: answer.version, warnings: answer.warnings }
  },
}
