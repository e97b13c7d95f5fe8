import type { AssignedClass } from '@wangdi/kernel/access/class.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { addAudit } from '../audit.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { groundOf } from '../ground.ts'
import type { Store } from '../open.ts'
import { guardNumber, type Scope } from '../scope.ts'
import { sql } from '../sql.ts'

/** Persons assigned to a clinic by name on a day, by class (严重精神障碍、肺结核: 住在本村不算指定). */
export const namedTo = (store: Store, unit: number, today: Day): Promise<NonNullable<Scope['named']>> =>
  store.system('named persons', async (tx) => {
    const rows = await tx.rows<{ person: string; data_class: number }>(
      sql`select person, data_class from named_person
          where tenant = ${store.tenant} and unit = ${unit} and valid_from <= ${today}
            and (valid_to is null or valid_to >= ${today})`,
    )
    const of = (dataClass: AssignedClass): string[] =>
      rows.filter(({ data_class }) => data_class === guardNumber(dataClass)).map(({ person }) => person)
    return { D4: of('D4'), D5: of('D5') }
  })

/** One assignment as it is shown to whoever may change it. */
export interface Named {
  readonly unit: string
  readonly unit_name: string
  readonly from: Day
}

export interface NamedView {
  /** The clinic to which the person is assigned today, or null. */
  readonly current: Named | null
  /** Clinics that serve the person's village, and theirs above. */
  readonly candidates: readonly { readonly unit: string; readonly unit_name: string }[]
}

const currentOf = (tx: Tx, tenant: number, person: string, dataClass: AssignedClass, today: Day) =>
  tx.maybe<Named>(
    sql`select u.code as unit, u.name as unit_name, n.valid_from as "from"
        from named_person n join unit u on u.tenant = n.tenant and u.unit = n.unit
        where n.tenant = ${tenant} and n.person = ${person} and n.data_class = ${guardNumber(dataClass)}
          and n.valid_from <= ${today} and (n.valid_to is null or n.valid_to >= ${today})
        order by n.valid_from desc limit 1`,
  )

/** To whom a person is assigned for a class, and who could be; null when the person is not in scope. */
export const namedView = (context: Context, person: string, dataClass: AssignedClass): Promise<NamedView | null> =>
  context.store.system('named persons', async (tx) => {
    const { tenant, villages } = context.scope
    const today = todayOf(context)
    const ground = await groundOf(context.store, tx)
    const row = await tx.maybe<{ village: number }>(
      sql`select village from person where tenant = ${tenant} and person = ${person}`,
    )
    if (!row || !villages.includes(row.village)) return null
    const serving = ground.units.filter(({ unit }) => ground.servedBy(unit, today).includes(row.village))
    return {
      current: await currentOf(tx, tenant, person, dataClass, today),
      candidates: serving.map(({ code, name }) => ({ unit: code, unit_name: name })),
    }
  })

/**
 * Assigns a person to a clinic by name, or to none, from today on. Answers what holds now; null when the person is not
 * in scope or the unit does not serve their village.
 */
export const nameTo = async (
  context: Context,
  person: string,
  dataClass: AssignedClass,
  code: string | null,
): Promise<NamedView | null> => {
  const before = await namedView(context, person, dataClass)
  if (!before || (code !== null && !before.candidates.some(({ unit }) => unit === code))) return null
  const { tenant, account } = context.scope
  const today = todayOf(context)
  await context.store.system('assign by name', async (tx) => {
    const ground = await groundOf(context.store, tx)
    const unit = code === null ? null : (ground.unitByCode(code)?.unit ?? null)
    const of = sql`tenant = ${tenant} and person = ${person} and data_class = ${guardNumber(dataClass)}`
    // What began today is taken back; what began before ends with yesterday.
    await tx.run(sql`delete from named_person where ${of} and valid_from >= ${today}`)
    await tx.run(
      sql`update named_person set valid_to = ${today}::date - 1
          where ${of} and (valid_to is null or valid_to >= ${today})`,
    )
    if (unit !== null)
      await tx.run(
        sql`insert into named_person (tenant, person, data_class, unit, valid_from, assigned_by, assigned_at)
            values (${tenant}, ${person}, ${guardNumber(dataClass)}, ${unit}, ${today}, ${account},
              ${context.now.toISOString()})`,
      )
    await addAudit(tx, context.scope, context.now, {
      action: unit === null ? 'person.unassign' : 'person.assign',
      object_kind: 'person',
      object_id: person,
      person,
      outcome: 'ok',
      dataClass,
      detail: { class: dataClass, ...(code && { unit: code }) },
    })
  })
  return namedView(context, person, dataClass)
}
