import { registerFile } from '@wangdi/documents/write/register.ts'
import { decide } from '@wangdi/kernel/access/decide.ts'
import type { Action } from '@wangdi/kernel/access/matrix.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { RegisterPage } from '@wangdi/kernel/api/routes/registers.ts'
import type { Programme } from '@wangdi/kernel/programme/programme.ts'
import { cutOf } from '@wangdi/kernel/programme/register.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { audit } from '@wangdi/store/audit.ts'
import { registerPage, registerRows } from '@wangdi/store/read/registers.ts'
import { holdsProgramme } from '@wangdi/store/visible.ts'
import { noteList } from '../access/note.ts'
import { covers } from '../access/programmes.ts'
import type { Call, Room } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'

const mayDo = <R>({ who }: Call<R>, action: Action, { dataClass = 'D1' }: Programme): boolean =>
  decide(who.actor, action, dataClass).outcome === 'allow'

/** The programme of the address, where the post covers it and may list its members; else as if there were none. */
const listed = <R>(call: Call<R>, id: string): Programme => {
  const programme = found(programmes.find((one) => one.id === id) ?? null)
  // The village doctor's assigned persons stand on their own pages; a register is of everybody.
  const held = holdsProgramme(call.context.scope, programme)
  if (!covers(call.who, id) || !held || !mayDo(call, 'L', programme)) throw new Refusal(problems.notFound)
  return programme
}

/** A register of a restricted class leaves the platform only with a second person's approval, which is not built yet. */
const mayExport = <R>(call: Call<R>, programme: Programme): boolean =>
  (programme.dataClass ?? 'D1') === 'D1' && mayDo(call, 'X', programme)

/** Facts of the first members name the columns of the file; a label that comes up later has no column. */
const labelsOf = ({ items }: Pick<RegisterPage, 'items'>): readonly string[] => [
  ...new Set(items.flatMap(({ facts }) => facts.map(({ label }) => label))),
]

/** Registers of the programmes: read page by page, exported as a stream. */
export const registersRoom: Room<'registers'> = {
  list: async (call) => {
    const programme = listed(call, call.params.programme)
    const page = await registerPage(call.context, programme, call.query)
    if (!page) throw new Refusal(problems.cursorInvalid)
    await noteList(call, 'register.list', page.items)
    return { ...page, may_export: mayExport(call, programme) }
  },

  export: async (call) => {
    const { context, query, today, who } = call
    const programme = listed(call, call.params.programme)
    if (!mayExport(call, programme)) throw new Refusal(problems.forbidden)
    const first = found(await registerPage(context, programme, { ...query, limit: 200 }))
    await audit(context, {
      action: 'register.export',
      object_kind: 'list',
      object_id: null,
      outcome: 'ok',
      detail: { programme: programme.id, criteria: Object.keys(query ?? {}), count: first.total },
    })
    const cut = cutOf(programme, query.cut)
    return {
      name: `${programme.label}名册-${cut.label}-${today}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: registerFile(labelsOf(first), registerRows(context, programme, query), {
        title: `${programme.label}名册（${cut.label}）`,
        mark: `${who.login} ${who.name} ${today} 导出`,
        total: (rows) => `共 ${rows} 人`,
      }),
    }
  },
}
