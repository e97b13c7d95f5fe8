import type { ImportProblem, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { targetOf } from '@wangdi/kernel/import/target.ts'
import type { ProblemGroup } from '@wangdi/store/imports/problems.ts'
import type { ImportRun, RunView } from '@wangdi/store/imports/runs.ts'
import type { Described } from './describe.ts'
import { titleOf, wayOutOf } from './words.ts'

/** What a run keeps of a file that was just looked at. */
export const keptFrom = (described: Described): RunView => ({
  target_title: described.target.title,
  sheet: described.sheet,
  sheets: described.sheets,
  encoding: described.encoding,
  header_row: described.headerRow,
  rows: described.rows,
  columns: described.columns,
  codes: described.codes,
  keys: described.target.keys.map(({ key, label, required }) => ({ key, label, required })),
  remembered_on: described.rememberedOn,
  balance: null,
  done: 0,
  of: described.rows,
  message: null,
  header_hash: described.headerHash,
  mapping: {
    columns: described.columns.map(({ column, key }) => ({ column, key })),
    codes: described.codes.map(({ key, value, code }) => ({ key, value, code })),
  },
  row: 0,
  phase: 'check',
})

const problemOf = (group: ProblemGroup): ImportProblem => ({
  ...group,
  title: titleOf(group.code, group.examples[0]?.message ?? ''),
  way_out: wayOutOf(group.code, group.severity),
})

/** A run as its page shows it. */
export const viewOf = (run: ImportRun, groups: readonly ProblemGroup[] = []): ImportView => {
  const { header_hash: _hash, mapping: _mapping, row: _row, phase: _phase, ...view } = run.view
  return {
    ...view,
    import_id: run.import_id,
    file: run.file,
    target: run.target,
    target_title: targetOf(run.target)?.title ?? view.target_title,
    state: run.state,
    problems: groups.map(problemOf),
    by: run.by,
    created_at: run.created_at,
    finished_at: run.finished_at,
  }
}
