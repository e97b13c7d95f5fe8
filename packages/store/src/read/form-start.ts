import type { FormStart, Prefilled, VisitStart } from '@wangdi/kernel/api/routes/records.ts'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf, forms } from '@wangdi/kernel/form/list.ts'
import { prefill } from '@wangdi/kernel/form/prefill.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { guardOfRecord } from '@wangdi/kernel/record/parts.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { loadSubjects } from '../derive/load.ts'
import { subjectToday } from '../derive/merge.ts'
import { askedOf, formContextOf, programmeContext, surroundingsOf } from '../formcontext.ts'
import { groundOf } from '../ground.ts'
import { seesOf } from '../scope.ts'
import { sql } from '../sql.ts'
import { holdsProgramme, programmeOf, visibleProgrammes } from '../visible.ts'
import { seeResident } from './resident/subject.ts'
import { todayList } from './today.ts'

/** The draft that its writer kept, else an imported record of this form that still waits. */
const draftOf = (tx: Tx, context: Context, resident: string, form: string, record: string | undefined) =>
  tx.maybe<{ record_id: string; values: Values; saved_at: string }>(
    sql`select draft as record_id, "values", saved_at from draft
        where tenant = ${context.scope.tenant} and account = ${context.scope.account} and subject = ${resident}
          and form = ${form} and (${record ?? null}::uuid is null or draft = ${record ?? null}::uuid)
        order by saved_at desc limit 1`,
  )

/** Programmes of the post where it works for these alone; null or left out: all. */
type Only = readonly string[] | null | undefined

/** The next person of today's list after this one, with the form that is owed first. */
const nextOf = async (context: Context, resident: string, only: Only): Promise<FormStart['next']> => {
  const { items } = await todayList(context, { limit: 200, ...(only && { programmes: only }) })
  const at = items.findIndex(({ resident_id }) => resident_id === resident)
  const next = at < 0 ? undefined : items[at + 1]
  const tasks = next?.tasks.filter(({ programme }) => only?.includes(programme) ?? true) ?? []
  const due = [...new Set(tasks.flatMap(({ form, record, mends }) => (record || mends || !form ? [] : [form])))]
  return next && due.length > 0 ? { resident_id: next.resident_id, name: next.name, forms: due } : null
}

/**
 * What a form needs to know though its filler does not see it. The visit form of someone assigned by name is judged
 * with what the programme knows of them: the class of the last visit, the day of enrolment. A form that services ask
 * things of asks for all of them, without naming the service.
 */
const unseenContext = (context: Context, form: Form, resident: string, on: Day): Promise<Partial<FormContext>> => {
  const own = programmeOf(form.programme)
  const assigned = own && !holdsProgramme(context.scope, own) ? own : null
  const asks = form.asks !== undefined && visibleProgrammes(context.scope).length < programmes.length
  if (!assigned && !asks) return Promise.resolve({})
  return context.store.system('what a form asks of a person', async (tx) => {
    const ground = await groundOf(context.store, tx)
    const loaded = (await loadSubjects(tx, context.scope.tenant, ground, [resident])).get(resident)
    if (!loaded) return {}
    const subject = subjectToday(loaded)
    return {
      ...(assigned && programmeContext(assigned, subject, on)),
      ...(asks && askedOf(subject, form, on, ground.settings, seesOf(context.scope, resident))),
    }
  })
}

const start = (context: Context, resident: string, id: string, query: { on?: string; record?: string }) =>
  context.store.read(context.scope, async (tx): Promise<Omit<FormStart, 'next'> | null> => {
    const form = formOf(id)
    const sees = seesOf(context.scope, resident)
    const seen = form && sees(guardOfRecord(form, {})) && (await seeResident(tx, context, resident))
    if (!form || !seen) return null
    const today = todayOf(context)
    const on: Day = parseDay(query.on) ?? today
    const { subject, ground } = seen
    const unit = ground.unitById(context.unit ?? 0)?.name ?? null
    const [around, unseen, draft] = await Promise.all([
      surroundingsOf(tx, context.scope.tenant, resident, unit),
      unseenContext(context, form, resident, on),
      draftOf(tx, context, resident, id, query.record),
    ])
    const around_form = {
      ...formContextOf(subject, form, on, today, ground, query.record ?? null, around, sees),
      ...unseen,
    }
    const history = around_form.history ?? []
    const last = history.findLast((record) => record.form === id && record.service_date <= on)
    const filled = Object.entries(prefill(form, { today: on, history }, forms)).map(
      ([key, { value, form: from, formTitle, date }]): [string, Prefilled] => [
        key,
        { value, form: from, form_title: formTitle, date },
      ],
    )
    return {
      form: id,
      edition: form.edition,
      resident_id: resident,
      context: around_form,
      prefill: Object.fromEntries(filled),
      last: last ? { date: last.service_date, values: last.fields } : null,
      draft,
      provider: context.name ?? '',
    }
  })

/** Everything a form page needs to open; null when the resident or the form is not in reach. */
export const formStart = async (
  context: Context,
  resident: string,
  form: string,
  query: { readonly on?: string; readonly record?: string } = {},
  only?: Only,
): Promise<FormStart | null> => {
  const begun = await start(context, resident, form, query)
  return begun && { ...begun, next: await nextOf(context, resident, only) }
}

/** Everything a visit that fills several forms needs to open; forms out of reach are left out. */
export const visitStart = async (
  context: Context,
  resident: string,
  wanted: readonly string[],
  only?: Only,
): Promise<VisitStart | null> => {
  const begun = await Promise.all([...new Set(wanted)].map((form) => start(context, resident, form, {})))
  const open = begun.flatMap((each) => each ?? [])
  return open.length === 0 ? null : { forms: open, next: await nextOf(context, resident, only) }
}
