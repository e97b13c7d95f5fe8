import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import { namedView, nameTo } from '@wangdi/store/accounts/named.ts'
import { accessLog } from '@wangdi/store/audit.ts'
import { createResident } from '@wangdi/store/commands/resident/create-resident.ts'
import { mergeResidents } from '@wangdi/store/commands/resident/merge-residents.ts'
import { saveHousehold } from '@wangdi/store/commands/resident/save-household.ts'
import { clauseTree } from '@wangdi/store/read/resident/clauses.ts'
import { residentPage } from '@wangdi/store/read/resident/resident-page.ts'
import { timeline } from '@wangdi/store/read/resident/timeline.ts'
import { listResidents } from '@wangdi/store/read/residents.ts'
import { todayList } from '@wangdi/store/read/today.ts'
import { strangerPage } from '../access/enroller.ts'
import { noteList, noteRead } from '../access/note.ts'
import { boundTo, covers, programmeWithin } from '../access/programmes.ts'
import { mayMeet, mayTouch, mayTouchVillage } from '../access/resident.ts'
import { revealOnce } from '../access/reveal.ts'
import type { Room, SignedIn } from '../call.ts'
import { found, granted, Refusal } from '../http/refusal.ts'

const onlyOf = (who: SignedIn): { readonly programmes?: readonly string[] } => {
  const programmes = boundTo(who)
  return programmes ? { programmes } : {}
}

/** A post of some programmes sees that the person is in others, not what those owe and why they count. */
const forPost = (who: SignedIn, page: ResidentPage): ResidentPage => {
  if (boundTo(who) === null) return page
  const [own, others] = [true, false].map((mine) => page.programmes.filter(({ id }) => covers(who, id) === mine))
  return {
    ...page,
    tasks: page.tasks.filter(({ programme }) => covers(who, programme)),
    programmes: [...own, ...others.filter(({ enrolled }) => enrolled).map((panel) => ({ ...panel, clauses: [] }))],
  }
}

const mergeProblem = {
  not_found: { problem: problems.notFound },
  same: { problem: problems.badRequest, detail: '不能把一份档案与它自己合并' },
  already: { problem: problems.badRequest, detail: '这两份档案已经是您要的状态，请刷新后看' },
} as const

/** Residents: the day's list, search, page, registration, households. */
export const residentsRoom: Room<'residents'> = {
  today: async (call) => {
    const list = granted(await todayList(call.context, { ...call.query, ...onlyOf(call.who) }))
    const items = list.items.flatMap((person) => {
      const tasks = person.tasks.filter(({ programme }) => covers(call.who, programme))
      return tasks.length > 0 || person.tasks.length === 0 ? [{ ...person, tasks }] : []
    })
    await noteList(call, 'today', items)
    return { ...list, items }
  },

  list: async (call) => {
    const { q, village } = call.query
    const narrow = q !== undefined || village !== undefined || call.who.context.scope.villages.length <= 1
    if (!narrow) throw new Refusal(problems.queryTooBroad)
    const programme = programmeWithin(call.who, call.query.programme, q)
    const list = granted(await listResidents(call.context, { ...call.query, ...(programme ? { programme } : {}) }))
    await noteList(call, 'resident.list', list.items)
    return list
  },

  page: async (call) => {
    const as = await mayMeet(call, call.params.id)
    const page = found(await residentPage(call.context, call.params.id))
    await noteRead(call, 'resident.read', call.params.id)
    if (as === 'enroller') return strangerPage(page)
    return forPost(call.who, page)
  },

  timeline: async (call) => {
    if ((await mayMeet(call, call.params.id)) === 'enroller') return { items: [], next: null, total: 0 }
    const answer = granted(await timeline(call.context, call.params.id, call.query))
    await noteRead(call, 'resident.timeline', call.params.id)
    return answer
  },

  clauses: async (call) => {
    await mayTouch(call, 'R', 'D1', call.params.id)
    const answer = granted(await clauseTree(call.context, call.params.id, call.params.indicator, call.query))
    await noteRead(call, 'resident.clauses', call.params.id)
    return answer
  },

  reveal: async (call) => {
    await mayTouch(call, 'V', 'D3', call.params.id)
    return revealOnce(call)
  },

  accessLog: async (call) => {
    await mayTouch(call, 'R', 'D1', call.params.id)
    return { items: found(await accessLog(call.context, call.params.id)) }
  },

  named: async (call) => {
    const { id, class: of } = call.params
    await mayTouch(call, 'R', of, id)
    return found(await namedView(call.context, id, of))
  },

  assign: async (call) => {
    const { id, class: of } = call.params
    await mayTouch(call, 'A', of, id)
    return found(await nameTo(call.context, id, of, call.body.unit))
  },

  register: async (call) => {
    await mayTouchVillage(call, 'C', 'D1', call.body.village)
    const { outcome, ...answer } = await createResident(call.context, call.body)
    if (outcome === 'out_of_scope') throw new Refusal(problems.notFound)
    if (outcome === 'duplicate') throw new Refusal(problems.duplicateId, { findings: answer.findings })
    if (outcome === 'findings') throw new Refusal(problems.findings, { findings: answer.findings })
    return answer
  },

  merge: async (call) => {
    await mayTouch(call, 'A', 'D1', call.params.id)
    await mayTouch(call, 'A', 'D1', call.body.merged)
    const answer = await mergeResidents(call.context, { ...call.body, survivor: call.params.id })
    if (answer.outcome !== 'done') {
      const { problem, ...particulars } = mergeProblem[answer.outcome]
      throw new Refusal(problem, particulars)
    }
    return { survivor: answer.survivor, merged: answer.merged, undone: answer.undone }
  },

  saveHousehold: async (call) => {
    await mayTouchVillage(call, 'C', 'D1', call.body.village)
    const answer = await saveHousehold(call.context, call.params.id, call.body)
    if (answer.outcome === 'not_found') throw new Refusal(problems.notFound)
    if (answer.outcome === 'findings') throw new Refusal(problems.findings, { findings: answer.findings })
    return { household_id: answer.household_id, findings: answer.findings }
  },
}
