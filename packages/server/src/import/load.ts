import { type LineOutcome, loadBatchIn } from '@wangdi/store/bulk/load-batch.ts'
import type { Context } from '@wangdi/store/context.ts'
import type { WriteTx } from '@wangdi/store/db.ts'
import type { RowProblem } from '@wangdi/store/imports/problems.ts'
import { type Columns, type Prepared, problemsOf } from './row.ts'
import { type RowOutcome, rowOutcome } from './tally.ts'

export interface Loaded {
  readonly outcome: RowOutcome
  readonly problems: readonly RowProblem[]
}

const partOf = ({ outcome }: LineOutcome): RowOutcome => (outcome === 'duplicate' ? 'duplicates' : outcome)

interface Try {
  readonly prepared: readonly Prepared[]
  /** Outcomes of each row's lines. */
  readonly outcomes: readonly (readonly LineOutcome[])[]
}

const tryLoad = async (tx: WriteTx, context: Context, prepared: readonly Prepared[]): Promise<Try> => {
  const answers = await loadBatchIn(
    tx,
    context,
    prepared.flatMap(({ lines }) => lines),
  )
  let at = 0
  const outcomes = prepared.map(({ lines }) => {
    at += lines.length
    return answers.slice(at - lines.length, at)
  })
  return { prepared, outcomes }
}

/** What is said of a row's lines up to the first that is refused: those behind it were judged without it. */
const findingsOf = (outcomes: readonly LineOutcome[]) => {
  const refused = outcomes.findIndex(({ outcome }) => outcome === 'rejected')
  return outcomes.slice(0, refused < 0 ? outcomes.length : refused + 1).flatMap(({ findings }) => findings)
}

const isRefused = (outcomes: readonly LineOutcome[]): boolean => outcomes.some(({ outcome }) => outcome === 'rejected')

/**
 * Loads the lines of a batch so that each row is taken in whole or not at all: where a part of a row is refused, the
 * batch is taken back and loaded again without that row.
 */
export const loadRows = async (
  tx: WriteTx,
  context: Context,
  columns: Columns,
  prepared: readonly Prepared[],
): Promise<ReadonlyMap<number, Loaded>> => {
  const results = new Map<number, Loaded>()
  let left = prepared
  while (left.length > 0) {
    await tx.exec('savepoint batch')
    const { outcomes } = await tryLoad(tx, context, left)
    const last = left
    const note = (at: number): void => {
      const { row, problems } = last[at]
      results.set(row.row, {
        outcome: rowOutcome(outcomes[at].map(partOf)),
        problems: [...problems, ...problemsOf(columns, row, findingsOf(outcomes[at]))],
      })
    }
    for (const at of last.keys()) note(at)
    const kept = last.filter((_, at) => !isRefused(outcomes[at]))
    if (kept.length === last.length) {
      await tx.exec('release savepoint batch')
      break
    }
    await tx.exec('rollback to savepoint batch')
    left = kept
  }
  return results
}
