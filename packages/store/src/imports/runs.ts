import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import type { Mapping } from '@wangdi/kernel/import/mapping.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db.ts'
import type { Scope } from '../scope.ts'
import { sql } from '../sql.ts'

/** What a run keeps of itself; who, when, file, target and state stand in columns of their own. */
export interface RunView
  extends Omit<
    ImportView,
    'import_id' | 'file' | 'target' | 'state' | 'by' | 'created_at' | 'finished_at' | 'problems'
  > {
  /** Names the set of headers, for the memory of mappings. */
  readonly header_hash: string
  readonly mapping: Mapping
  /** Last row of the file that is done with. */
  readonly row: number
  /** What the progress is of: a dry run's says nothing about a run. */
  readonly phase: 'check' | 'run'
}

export interface ImportRun {
  readonly import_id: string
  readonly account: string | null
  readonly by: string
  /** The asker's scope when the run was started: the job works under it. */
  readonly scope: Scope
  readonly file: string
  readonly target: string
  readonly state: ImportView['state']
  readonly view: RunView
  readonly created_at: string
  readonly finished_at: string | null
}

const columns = sql`i.import as import_id, i.account, coalesce(a.name, '') as "by", i.scope, i.file, i.target, i.state, i.view,
  i.created_at, i.finished_at`
const source = sql`import_run i left join account a on a.tenant = i.tenant and a.account = i.account`

export const createImport = (
  context: Context,
  run: Pick<ImportRun, 'import_id' | 'file' | 'target' | 'view'>,
): Promise<void> =>
  context.store.system('imports', async (tx) => {
    const { scope, store, now } = context
    await tx.run(sql`
      insert into import_run (tenant, import, account, post, scope, file, target, state, view, created_at)
      values (${store.tenant}, ${run.import_id}, ${scope.account}, ${scope.post}, ${JSON.stringify(scope)}, ${run.file},
        ${run.target}, 'uploaded', ${JSON.stringify(run.view)}, ${now.toISOString()})`)
  })

/** A run for the job that works on it, whoever started it. */
export const findImportIn = (tx: Tx, tenant: number, id: string): Promise<ImportRun | null> =>
  tx.maybe<ImportRun>(sql`select ${columns} from ${source} where i.tenant = ${tenant} and i.import = ${id}`)

/** One's own run; another's does not exist. */
export const getImport = (context: Context, id: string): Promise<ImportRun | null> =>
  context.store.system('imports', (tx) =>
    tx.maybe<ImportRun>(sql`
      select ${columns} from ${source}
      where i.tenant = ${context.store.tenant} and i.import = ${id} and i.account = ${context.scope.account}`),
  )

/** One's own runs, the newest first. */
export const listImports = (context: Context): Promise<ImportRun[]> =>
  context.store.system('imports', (tx) =>
    tx.rows<ImportRun>(sql`
      select ${columns} from ${source}
      where i.tenant = ${context.store.tenant} and i.account = ${context.scope.account}
      order by i.created_at desc limit 50`),
  )

export interface RunChange {
  readonly target?: string
  readonly state?: ImportView['state']
  readonly view?: Partial<RunView>
  readonly scope?: Scope
  readonly finished_at?: Date | null
  /** Only where the run is still in one of these states. */
  readonly from?: readonly ImportView['state'][]
}

/** Changes a run; keys of `view` are laid over the present ones. False when it is in another state meanwhile. */
export const changeImportIn = async (tx: Tx, tenant: number, id: string, change: RunChange): Promise<boolean> => {
  const from = change.from ?? null
  const touched = await tx.run(sql`
    update import_run set
      target = coalesce(${change.target ?? null}, target),
      state = coalesce(${change.state ?? null}, state),
      scope = coalesce(${change.scope ? JSON.stringify(change.scope) : null}::jsonb, scope),
      view = view || ${JSON.stringify(change.view ?? {})}::jsonb,
      finished_at = ${change.finished_at?.toISOString() ?? null}
    where tenant = ${tenant} and import = ${id} and (${from}::text[] is null or state = any (${from}::text[]))`)
  return touched === 1
}
