import { formTemplate } from '@wangdi/documents/write/template.ts'
import { decide } from '@wangdi/kernel/access/decide.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { plainHeader } from '@wangdi/kernel/import/header.ts'
import { type Mapping, mappingFindings } from '@wangdi/kernel/import/mapping.ts'
import { type ImportTarget, targetOf } from '@wangdi/kernel/import/target.ts'
import { recallMapping, rememberMapping } from '@wangdi/store/imports/mapping.ts'
import { problemGroups } from '@wangdi/store/imports/problems.ts'
import {
  changeImportIn,
  createImport,
  getImport,
  type ImportRun,
  listImports,
  type RunChange,
} from '@wangdi/store/imports/runs.ts'
import { queueJobIn } from '@wangdi/store/jobs.ts'
import type { Call, Room } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'
import { codesUnder, type Decisions, describe } from '../import/describe.ts'
import { errorDownload, XLSX } from '../import/error-file.ts'
import { keepUpload, uploadPath } from '../import/upload.ts'
import { keptFrom, viewOf } from '../import/view.ts'

type Names = 'imports' | 'upload' | 'importView' | 'map' | 'check' | 'run' | 'errors' | 'template'

const isDecisions = (value: unknown): value is Omit<Decisions, 'on'> =>
  typeof value === 'object' && value !== null && 'columns' in value && 'codes' in value

const recall =
  ({ context }: Pick<Call<unknown>, 'context'>) =>
  async (headerHash: string, target: string): Promise<Decisions | null> => {
    const known = await recallMapping(context, headerHash, target)
    return known && isDecisions(known.mapping) ? { ...known.mapping, on: known.remembered_on } : null
  }

const ownRun = async ({ context }: Pick<Call<unknown>, 'context'>, id: string): Promise<ImportRun> =>
  found(await getImport(context, id))

const show = async (call: Pick<Call<unknown>, 'context' | 'world'>, id: string): Promise<ImportView> =>
  viewOf(await ownRun(call, id), await problemGroups(call.world.store, id))

/** Changes a run out of the states in which that makes sense; in another state somebody was faster. */
const change = async (call: Pick<Call<unknown>, 'world'>, id: string, wanted: RunChange): Promise<void> => {
  const { store } = call.world
  const done = await store.system('imports', (tx) => changeImportIn(tx, store.tenant, id, wanted))
  if (!done) throw new Refusal(problems.importState)
}

const OPEN = ['uploaded', 'mapped', 'checked', 'failed'] as const

const pathOf = ({ world }: Pick<Call<unknown>, 'world'>, id: string): string => uploadPath(world.settings.folder, id)

type MapCall = Parameters<Room<'work'>['map']>[0]

/** Another target, sheet or header row: the file is looked at anew and nothing of the old mapping holds. */
const lookAgain = async (call: MapCall, run: ImportRun): Promise<ImportView> => {
  const { body } = call
  const asked = {
    target: body.target,
    sheet: body.sheet ?? run.view.sheet,
    headerRow: body.header_row ?? run.view.header_row,
  }
  const described = await describe(pathOf(call, run.import_id), asked, recall(call))
  const view = keptFrom(described)
  await change(call, run.import_id, { target: described.target.id, state: 'uploaded', view, from: OPEN })
  return show(call, run.import_id)
}

const confirm = async (call: MapCall, run: ImportRun, target: ImportTarget): Promise<ImportView> => {
  const { context, body } = call
  const mapping: Mapping = { columns: body.columns, codes: body.codes ?? [] }
  const findings = mappingFindings(target, mapping)
  if (findings.length > 0) throw new Refusal(problems.findings, { findings })
  const { sheet, header_row, header_hash, columns } = run.view
  const codes = await codesUnder(pathOf(call, run.import_id), { sheet, headerRow: header_row }, target, mapping)
  const keys = new Map(mapping.columns.map(({ column, key }) => [column, key]))
  const guesses = columns.map((guess) => {
    const key = keys.get(guess.column) ?? null
    return { ...guess, key, label: target.keys.find((each) => each.key === key)?.label ?? null }
  })
  const settled = { columns: mapping.columns, codes: codes.map(({ key, value, code }) => ({ key, value, code })) }
  await change(call, run.import_id, {
    state: 'mapped',
    view: { columns: guesses, codes, mapping: settled, balance: null, message: null, done: 0, row: 0 },
    from: OPEN,
  })
  await rememberMapping(context, header_hash, target.id, {
    columns: guesses.map(({ header, key }) => [plainHeader(header), key]),
    codes: settled.codes,
  })
  return show(call, run.import_id)
}

/** A file of a form may be brought in by whoever may fill the form. */
const mayBring = ({ who }: Pick<Call<unknown>, 'who'>, run: ImportRun): void => {
  const forms = targetOf(run.target)?.forms ?? []
  if (forms.some(({ dataClass }) => decide(who.actor, 'C', dataClass).outcome === 'deny'))
    throw new Refusal(problems.forbidden)
}

/** Hands a run to the job runner: the state is changed and the job is noted in one transaction. */
const start = async (
  call: Pick<Call<unknown>, 'context' | 'world' | 'who'>,
  run: ImportRun,
  task: 'import_check' | 'import_run',
  from: readonly ImportView['state'][],
): Promise<ImportView> => {
  mayBring(call, run)
  const { store, jobs } = call.world
  const { import_id } = run
  const checking = task === 'import_check'
  const job = { job_id: import_id, kind: task, title: `${checking ? '试运行' : '导入'} ${run.view.target_title}` }
  const continues = run.state === 'failed' && run.view.phase === 'run'
  if (run.state === 'failed' && !checking && !continues) throw new Refusal(problems.importState)
  const anew = checking || !continues ? { done: 0, row: 0, balance: null } : {}
  const done = await store.system('imports', async (tx) => {
    const changed = await changeImportIn(tx, store.tenant, import_id, {
      state: checking ? 'checking' : 'running',
      scope: call.context.scope,
      view: { message: null, phase: checking ? 'check' : 'run', ...anew },
      from,
    })
    if (changed) await queueJobIn(tx, call.context, { ...job, link: `/imports/${import_id}` })
    return changed
  })
  if (!done) throw new Refusal(problems.importState)
  await jobs.add(task, { import_id })
  return show(call, import_id)
}

/** Import: upload, mapping, dry run, run, problem rows. A run belongs to who started it. */
export const importsRoom: Pick<Room<'work'>, Names> = {
  imports: async ({ context }) => ({ items: (await listImports(context)).map((run) => viewOf(run)) }),

  upload: async (call) => {
    const { context, request, query, world } = call
    const upload = await keepUpload(await request.file(), world.settings.folder)
    const asked = query.target ? { target: query.target } : {}
    const described = await describe(pathOf(call, upload.id), asked, recall(call))
    await createImport(context, {
      import_id: upload.id,
      file: upload.name,
      target: described.target.id,
      view: keptFrom(described),
    })
    return show(call, upload.id)
  },

  importView: (call) => show(call, call.params.id),

  map: async (call) => {
    const run = await ownRun(call, call.params.id)
    const { target: id, sheet, header_row } = call.body
    const target = targetOf(id)
    if (!target) throw new Refusal(problems.badRequest, { detail: '没有这种导入内容，请重新选择' })
    const same =
      id === run.target &&
      (sheet === undefined || sheet === run.view.sheet) &&
      (header_row === undefined || header_row === run.view.header_row)
    return same ? confirm(call, run, target) : lookAgain(call, run)
  },

  check: async (call) =>
    start(call, await ownRun(call, call.params.id), 'import_check', ['mapped', 'checked', 'failed']),

  run: async (call) => start(call, await ownRun(call, call.params.id), 'import_run', ['checked', 'failed']),

  errors: async (call) => errorDownload(call.world, await ownRun(call, call.params.id)),

  template: async ({ params }) => {
    const target = found(targetOf(params.form))
    return { name: `${target.title}导入模板.xlsx`, type: XLSX, content: formTemplate(target) }
  },
}
