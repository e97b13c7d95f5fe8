import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { addAudit } from '@wangdi/store/audit.ts'
import type { Context } from '@wangdi/store/context.ts'
import type { Tx } from '@wangdi/store/db.ts'
import { addProblemsIn, dropProblemsIn } from '@wangdi/store/imports/problems.ts'
import { changeImportIn, findImportIn, type ImportRun } from '@wangdi/store/imports/runs.ts'
import { noteJobIn } from '@wangdi/store/jobs.ts'
import { Refusal } from '../http/refusal.ts'
import { atStart, type Progress, processFile } from '../import/process.ts'
import { balances } from '../import/tally.ts'
import { uploadPath } from '../import/upload.ts'
import { workReach } from '../sign-in/scope.ts'
import type { TaskWorld } from './tasks.ts'

/** The asker's reach as it is now: a post that has ended imports nothing more. */
const contextOf = async ({ store, clock }: TaskWorld, run: ImportRun): Promise<Context | null> => {
  const { account, post } = run.scope
  if (!account || !post) return null
  const now = clock()
  const reach = await workReach(store, account, post, dayOfInstant(now.getTime()))
  return reach && { store, scope: reach.scope, now, rights: reach.rights, name: run.by, unit: reach.post.unit }
}

interface Attempt {
  readonly world: TaskWorld
  readonly run: ImportRun
  readonly dryRun: boolean
}

const note = async ({ world, run }: Attempt, tx: Tx, { balance, row }: Progress): Promise<void> => {
  const { store, clock } = world
  await changeImportIn(tx, store.tenant, run.import_id, { view: { balance, row, done: balance.read } })
  await noteJobIn(tx, store.tenant, run.import_id, clock(), { done: balance.read, of: run.view.of })
}

const end = async ({ world, run, dryRun }: Attempt, context: Context, { balance, row }: Progress): Promise<void> => {
  const { store, clock } = world
  const sound = balances(balance)
  const state = sound ? (dryRun ? 'checked' : 'done') : 'failed'
  const message = sound ? null : '行数合不上（IMP_BALANCE），请联系系统管理员'
  const view = { balance, row, done: balance.read, of: balance.read, rows: balance.read, message }
  await store.system('imports', async (tx) => {
    const finished_at = dryRun ? null : clock()
    await changeImportIn(tx, store.tenant, run.import_id, { state, view, finished_at })
    await noteJobIn(tx, store.tenant, run.import_id, clock(), {
      state: sound ? 'done' : 'failed',
      done: balance.read,
      of: balance.read,
      message,
    })
    const entry = { action: dryRun ? 'import.check' : 'import.run', object_kind: 'import', object_id: run.import_id }
    await addAudit(tx, context.scope, clock(), { ...entry, outcome: state, detail: { ...balance } })
  })
}

/** What was done stays; the run can be started again and goes on behind it. */
const fail = async ({ world, run }: Attempt, message: string): Promise<void> => {
  const { store, clock } = world
  await store.system('imports', async (tx) => {
    await changeImportIn(tx, store.tenant, run.import_id, { state: 'failed', view: { message } })
    await noteJobIn(tx, store.tenant, run.import_id, clock(), { state: 'failed', message })
  })
}

const work = async (attempt: Attempt, context: Context, signal: AbortSignal): Promise<void> => {
  const { world, run, dryRun } = attempt
  const { store } = world
  const from: Progress = !dryRun && run.view.balance ? { balance: run.view.balance, row: run.view.row } : atStart
  await store.system('imports', (tx) => dropProblemsIn(tx, store.tenant, run.import_id, from.row))
  const plan = {
    path: uploadPath(world.folder, run.import_id),
    target: run.target,
    sheet: run.view.sheet,
    headerRow: run.view.header_row,
    mapping: run.view.mapping,
  }
  const progress = await processFile(context, plan, {
    dryRun,
    from,
    signal,
    settle: async (tx, next, problems) => {
      await addProblemsIn(tx, store.tenant, run.import_id, problems)
      await note(attempt, tx, next)
    },
  })
  await end(attempt, context, progress)
}

/**
 * Checks or runs an import. A run that was cut off goes on from its last completed batch; stopping the server ends it
 * after the batch at hand and leaves the rest to the next start.
 */
export const importTask = async (
  world: TaskWorld,
  importId: string,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<void> => {
  const { store, log } = world
  const run = await store.system('imports', (tx) => findImportIn(tx, store.tenant, importId))
  if (run?.state !== (dryRun ? 'checking' : 'running')) return
  const attempt = { world, run, dryRun }
  const context = await contextOf(world, run)
  if (!context) return fail(attempt, '发起导入的岗位已收回，请重新上传')
  try {
    await work(attempt, context, signal)
  } catch (error) {
    if (signal.aborted) throw error
    const known = error instanceof Refusal
    if (!known) log.error({ import: importId, error: error instanceof Error ? error.name : 'unknown' }, 'import failed')
    await fail(
      attempt,
      known ? (error.particulars.detail ?? error.problem.title) : '没办成，已导入的还在。请再点一次“继续”',
    )
  }
}
