import { type DataClass, isRestricted } from '@wangdi/kernel/access/class.ts'
import { roles } from '@wangdi/kernel/access/matrix.ts'
import type { AuditRow } from '@wangdi/kernel/api/routes/work.ts'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { cursorOf, pageOf } from './read/cursor.ts'
import { guardNumber, type Scope } from './scope.ts'
import { prepared, sql } from './sql.ts'

export interface AuditEntry {
  /** Verb of the act, e.g. `record.save`, `resident.page`. */
  readonly action: string
  readonly object_kind: string
  readonly object_id: string | null
  /** Resident the act is about, for 谁看过. */
  readonly person?: string | null
  readonly outcome: string
  /** Class of what was looked at or done; who does not hold it does not see the entry. Left out: general. */
  readonly dataClass?: DataClass
  /** Never personal data: ids, codes, counts. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Adds an audit row in a transaction that is under way. Rows are only ever added. */
export const addAudit = async (tx: Tx, scope: Scope, now: Date, entry: AuditEntry): Promise<void> => {
  const dataClass = entry.dataClass && isRestricted(entry.dataClass) ? entry.dataClass : scope.acts
  const detail = scope.request ? { ...entry.detail, request: scope.request } : entry.detail
  await tx.run(
    prepared(
      'audit',
      sql`insert into audit (tenant, at, account, post, action, object_kind, object_id, person, outcome, detail,
          data_class)
        values (${scope.tenant}, ${now.toISOString()}, ${scope.account}, ${scope.post}, ${entry.action},
          ${entry.object_kind}, ${entry.object_id}, ${entry.person ?? null}, ${entry.outcome},
          ${detail ? JSON.stringify(detail) : null}, ${dataClass ? guardNumber(dataClass) : 1})`,
    ),
  )
}

/** Audits a read, in a transaction of its own. */
export const audit = (context: Context, entry: AuditEntry): Promise<void> =>
  context.store.system('audit', (tx) => addAudit(tx, context.scope, context.now, entry))

const roleName = (role: string | null): string => roles.find(({ id }) => id === role)?.name ?? ''

/** The audit log for the auditor, newest first. */
export const listAudit = (
  context: Context,
  query: { account?: string; from?: string; to?: string; after?: string; limit?: number },
): Promise<{ items: AuditRow[]; next: string | null }> =>
  context.store.system('audit.list', async (tx) => {
    const limit = query.limit ?? 100
    const after = cursorOf(context.store, query.after, 1)
    const rows = await tx.rows<Omit<AuditRow, 'post'> & { id: number; role: string | null }>(
      sql`select a.id, a.at, coalesce(c.name || '（' || c.login || '）', '系统') as account, p.role, a.action,
            case when a.data_class = 1 then a.object_kind || coalesce(' ' || a.object_id, '') else '受限内容' end as object,
            a.outcome
          from audit a
          left join account c on c.tenant = a.tenant and c.account = a.account
          left join post p on p.tenant = a.tenant and p.post = a.post
          where a.tenant = ${context.store.tenant}
            and (${query.account ?? null}::text is null or c.login = ${query.account ?? null})
            and (${query.from ?? null}::date is null or a.at >= ${query.from ?? null}::date)
            and (${query.to ?? null}::date is null or a.at < ${query.to ?? null}::date + 1)
            and (${after?.[0] ?? null}::bigint is null or a.id < ${after?.[0] ?? null}::bigint)
          order by a.id desc limit ${limit + 1}`,
    )
    const page = pageOf(context.store, rows, limit, (row) => [row.id])
    return { items: page.items.map(({ id: _id, role, ...row }) => ({ ...row, post: roleName(role) })), next: page.next }
  })

/** Who looked at a resident, newest first; at most 200. Null when the resident is not in scope. */
export const accessLog = async (
  context: Context,
  resident: string,
): Promise<{ at: string; name: string; unit: string; action: string }[] | null> => {
  const seen = await context.store.read(context.scope, (tx) =>
    tx.maybe(sql`select 1 from person where tenant = ${context.store.tenant} and person = ${resident}`),
  )
  if (!seen) return null
  const classes = context.scope.classes.map(guardNumber)
  return context.store.system('audit.access-log', (tx) =>
    tx.rows(
      sql`select a.at, coalesce(c.name, '系统') as name, coalesce(u.name, '') as unit, a.action
          from audit a
          left join account c on c.tenant = a.tenant and c.account = a.account
          left join post p on p.tenant = a.tenant and p.post = a.post
          left join unit u on u.tenant = p.tenant and u.unit = p.unit
          where a.tenant = ${context.store.tenant} and a.person = ${resident}
            and (a.data_class = 1 or a.data_class = any (${classes}::smallint[]))
          order by a.at desc, a.id desc limit 200`,
    ),
  )
}
