import type { AssignedClass } from '@wangdi/kernel/access/class.ts'
import { glassHolds } from '@wangdi/kernel/access/glass.ts'
import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import type { Context } from '../context.ts'
import { residentPage } from '../read/resident/resident-page.ts'
import { sql } from '../sql.ts'

export interface Look {
  readonly person: string
  readonly village: number
  readonly for_treatment: boolean
  readonly until: string
}

interface Row {
  readonly person: string
  readonly village: number
  readonly for_treatment: boolean
  readonly opened_at: string
  readonly hours: number
}

/** One's own look while it holds; null: there is none, or no more. */
export const findLook = (context: Context, glass: string): Promise<Look | null> =>
  context.store.system('break glass', async (tx) => {
    const { tenant, account } = context.scope
    const row = await tx.maybe<Row>(
      sql`select g.person, p.village, g.for_treatment, g.opened_at, g.hours from glass g
          join person p on p.tenant = g.tenant and p.person = g.person
          where g.tenant = ${tenant} and g.glass = ${glass} and g.account = ${account}`,
    )
    if (!row) return null
    const opened = Date.parse(row.opened_at)
    if (!glassHolds(opened, row.hours, context.now.getTime())) return null
    const { person, village, for_treatment } = row
    return { person, village, for_treatment, until: new Date(opened + row.hours * 3_600_000).toISOString() }
  })

/** What a look shows: the person's general record, of restricted classes what treatment needs. Nothing may be written. */
export const lookPage = async (
  context: Context,
  { person, village }: Look,
  classes: readonly AssignedClass[],
): Promise<ResidentPage | null> => {
  const scope = {
    ...context.scope,
    villages: [village],
    classes: ['D1' as const, ...classes],
    programmes: null,
    named: {},
  }
  const page = await residentPage({ ...context, scope, rights: new Set() }, person)
  return page && { ...page, tasks: [], household: null, findings: [], drafts: [] }
}
