import type { Table } from '@wangdi/documents/read/table.ts'
import type { Balance } from '@wangdi/kernel/api/routes/work.ts'
import { type Day, dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { rowReader } from '@wangdi/kernel/import/row.ts'
import { type ImportTarget, targetOf } from '@wangdi/kernel/import/target.ts'
import type { Context } from '@wangdi/store/context.ts'
import type { Tx, WriteTx } from '@wangdi/store/db.ts'
import type { RowProblem } from '@wangdi/store/imports/problems.ts'
import { withTable } from './describe.ts'
import { namedUuid } from './ids.ts'
import { loadRows } from './load.ts'
import { personKey, rowPerson } from './person.ts'
import type { Plan } from './plan.ts'
import { prepareBatch } from './prepare.ts'
import { type Columns, problemOf, type Row } from './row.ts'
import { counted, emptyBalance, type RowOutcome } from './tally.ts'

/** Rows of one transaction. */
const BATCH = 500

export interface Progress {
  readonly balance: Balance
  /** Last row of the file that is done with. */
  readonly row: number
}
export const atStart: Progress = { balance: emptyBalance, row: 0 }

export interface Options {
  /** Nothing stays: the same work, taken back batch by batch. */
  readonly dryRun: boolean
  /** Where an earlier attempt stopped. */
  readonly from: Progress
  readonly signal?: AbortSignal
  /** Notes progress and problems: in the batch's own transaction, so that both hold or neither. */
  readonly settle: (tx: Tx, progress: Progress, problems: readonly RowProblem[]) => Promise<void>
}

/** Carries a dry run's result out of the transaction that it takes back. */
class TakenBack extends Error {
  readonly result: BatchResult
  constructor(result: BatchResult) {
    super('dry run')
    this.result = result
  }
}

interface BatchResult {
  readonly outcomes: readonly RowOutcome[]
  readonly problems: readonly RowProblem[]
}

interface Work {
  readonly context: Context
  readonly columns: Columns
  readonly today: Day
  /** What rows seen already say, by resident and day. */
  readonly seen: Map<string, string>
}

const rowKey = ({ context, columns }: Work, { person, draft }: Row): string =>
  `${personKey(context.store.identityKey, person)} ${columns.target.forms.length > 1 ? '' : draft.service_date}`

const saidIn = ({ draft }: Row): string => namedUuid(JSON.stringify(draft.forms))

interface Again {
  readonly row: Row
  /** Says the same as the row before it. */
  readonly same: boolean
}

const splitDuplicates = (work: Work, rows: readonly Row[]): { readonly first: Row[]; readonly again: Again[] } => {
  const [first, again]: [Row[], Again[]] = [[], []]
  for (const row of rows) {
    const [key, said] = [rowKey(work, row), saidIn(row)]
    const before = work.seen.get(key)
    if (before === undefined) first.push(row)
    else again.push({ row, same: before === said })
    if (before === undefined) work.seen.set(key, said)
  }
  return { first, again }
}

/** A row that says something else is not dropped in silence: it comes back with the rows to be corrected. */
const duplicateOf = (columns: Columns, { row, same }: Again): RowProblem =>
  problemOf(columns, row, {
    code: 'DUPLICATE_ROW',
    severity: same ? 'info' : 'reject',
    field: 'name',
    message: same
      ? '与文件里前面的一行是同一人同一天、内容相同，只取前一行'
      : '与文件里前面的一行是同一人同一天，内容不同，只取了前一行；请核对后留一行再导入',
  })

const runBatch = async (tx: WriteTx, work: Work, rows: readonly Row[]): Promise<BatchResult> => {
  const { context, columns } = work
  const { first, again } = splitDuplicates(work, rows)
  const prepared = await prepareBatch(tx, context, columns, first, work.today)
  const loaded = await loadRows(
    tx,
    context,
    columns,
    prepared.filter(({ settled }) => settled === null),
  )
  const results = prepared.map(({ row, settled, problems }) =>
    settled === null
      ? (loaded.get(row.row) ?? { outcome: 'unchanged' as const, problems })
      : { outcome: settled, problems },
  )
  return {
    outcomes: [
      ...results.map(({ outcome }) => outcome),
      ...again.map(({ same }) => (same ? ('duplicates' as const) : ('rejected' as const))),
    ],
    problems: [...results.flatMap(({ problems }) => problems), ...again.map((one) => duplicateOf(columns, one))].sort(
      (a, b) => a.row - b.row,
    ),
  }
}

const advance = (progress: Progress, rows: readonly Row[], { outcomes }: BatchResult): Progress => ({
  balance: outcomes.reduce(counted, progress.balance),
  row: rows.at(-1)?.row ?? progress.row,
})

const dryBatch = async (
  work: Work,
  rows: readonly Row[],
  progress: Progress,
  settle: Options['settle'],
): Promise<Progress> => {
  const { store, scope } = work.context
  try {
    await store.write(scope, async (tx) => {
      throw new TakenBack(await runBatch(tx, work, rows))
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    const next = advance(progress, rows, error.result)
    await store.system('imports', (tx) => settle(tx, next, error.result.problems))
    return next
  }
  return progress
}

const realBatch = (
  work: Work,
  rows: readonly Row[],
  progress: Progress,
  settle: Options['settle'],
): Promise<Progress> =>
  work.context.store.write(work.context.scope, async (tx) => {
    const result = await runBatch(tx, work, rows)
    const next = advance(progress, rows, result)
    await settle(tx, next, result.problems)
    return next
  })

const columnsOf = (table: Table, target: ImportTarget, { mapping }: Plan): Columns => ({
  headers: table.headers,
  target,
  columnOf: new Map(
    mapping.columns.flatMap(({ column, key }) => (key ?? '').split('/').map((each) => [each, column] as const)),
  ),
})

async function* rowsOf(table: Table, target: ImportTarget, plan: Plan): AsyncGenerator<Row> {
  const read = rowReader(target, plan.mapping)
  for await (const { row, cells } of table.rows()) {
    const draft = read(cells)
    yield { row, cells, draft, person: rowPerson(draft.person) }
  }
}

async function* batchesOf(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let open: Row[] = []
  for await (const row of rows) {
    open.push(row)
    if (open.length < BATCH) continue
    yield open
    open = []
  }
  if (open.length > 0) yield open
}

/**
 * Reads a file and takes in its rows batch by batch. Each batch is one transaction that also holds its progress, so
 * that a killed run goes on behind the last one that was completed. A dry run does the same and takes it back.
 */
export const processFile = (context: Context, plan: Plan, options: Options): Promise<Progress> =>
  withTable(plan.path, { sheet: plan.sheet, headerRow: plan.headerRow }, async (table) => {
    const target = targetOf(plan.target)
    if (!target) throw new Error(`unknown import target ${plan.target}`)
    const columns = columnsOf(table, target, plan)
    const work: Work = { context, columns, today: dayOfInstant(context.now.getTime()), seen: new Map() }
    let progress = options.from
    for await (const batch of batchesOf(rowsOf(table, target, plan))) {
      options.signal?.throwIfAborted()
      splitDuplicates(
        work,
        batch.filter(({ row }) => row <= options.from.row),
      )
      const rows = batch.filter(({ row }) => row > options.from.row)
      if (rows.length === 0) continue
      progress = await (options.dryRun ? dryBatch : realBatch)(work, rows, progress, options.settle)
    }
    return progress
  })
