import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import type { Balance } from '@wangdi/kernel/api/routes/work.ts'
import type { ExchangeLine } from '@wangdi/kernel/exchange/line.ts'
import { parseLine } from '@wangdi/kernel/exchange/parse.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { type LineOutcome, loadBatchIn } from '@wangdi/store/bulk/load-batch.ts'
import type { Context } from '@wangdi/store/context.ts'
import type { WriteTx } from '@wangdi/store/db.ts'
import { linesOf } from '../command/lines.ts'
import { counted, emptyBalance, type RowOutcome } from './tally.ts'

/** Lines of one transaction. */
const BATCH = 1000

export interface ExchangeOptions {
  readonly dryRun: boolean
  /** Where lines go that were not taken in whole, with the reason. Written only when there are any. */
  readonly errors: string
  readonly tell: (read: number) => void
}

interface Numbered {
  readonly number: number
  readonly text: string
  readonly line: ExchangeLine | null
  readonly findings: readonly Finding[]
}

class TakenBack extends Error {
  readonly outcomes: readonly LineOutcome[]
  constructor(outcomes: readonly LineOutcome[]) {
    super('dry run')
    this.outcomes = outcomes
  }
}

const loadLines = async (
  context: Context,
  lines: readonly ExchangeLine[],
  dryRun: boolean,
): Promise<readonly LineOutcome[]> => {
  const load = (tx: WriteTx): Promise<LineOutcome[]> => loadBatchIn(tx, context, lines)
  if (!dryRun) return context.store.write(context.scope, load)
  try {
    return await context.store.write(context.scope, async (tx) => {
      throw new TakenBack(await load(tx))
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcomes
    throw error
  }
}

async function* batches(file: string): AsyncGenerator<readonly Numbered[]> {
  let open: Numbered[] = []
  let number = 0
  for await (const text of linesOf(createReadStream(file))) {
    number += 1
    if (text.trim() === '') continue
    const parsed = parseLine(text)
    open.push(
      'line' in parsed ? { number, text, line: parsed.line, findings: [] } : { number, text, line: null, ...parsed },
    )
    if (open.length < BATCH) continue
    yield open
    open = []
  }
  if (open.length > 0) yield open
}

const outcomeOf = (outcome: LineOutcome['outcome']): RowOutcome => (outcome === 'duplicate' ? 'duplicates' : outcome)

interface Settled {
  readonly of: Numbered
  readonly outcome: RowOutcome
  readonly findings: readonly Finding[]
}

const settle = async (context: Context, batch: readonly Numbered[], dryRun: boolean): Promise<Settled[]> => {
  const good = batch.filter(({ line }) => line !== null)
  const answers = await loadLines(
    context,
    good.flatMap(({ line }) => line ?? []),
    dryRun,
  )
  const byNumber = new Map(good.map(({ number }, at) => [number, answers[at]]))
  return batch.map((of) => {
    const answer = byNumber.get(of.number)
    return answer
      ? { of, outcome: outcomeOf(answer.outcome), findings: answer.findings }
      : { of, outcome: 'rejected', findings: of.findings }
  })
}

/**
 * Loads a file of the exchange format. Loading the same file again changes nothing, so a run that was cut off is simply
 * started once more.
 */
export const importExchange = async (
  context: Context,
  file: string,
  { dryRun, errors, tell }: ExchangeOptions,
): Promise<{ readonly balance: Balance; readonly refused: number }> => {
  let balance = emptyBalance
  let refused = 0
  let output: ReturnType<typeof createWriteStream> | null = null
  for await (const batch of batches(file)) {
    for (const { of, outcome, findings } of await settle(context, batch, dryRun)) {
      balance = counted(balance, outcome)
      if (outcome !== 'rejected' && outcome !== 'waiting') continue
      refused += 1
      const leaks = findings.some(({ code }) => code === 'CLASS_LEAK')
      output ??= createWriteStream(errors, { mode: 0o600 })
      output.write(`${JSON.stringify({ line: of.number, outcome, findings, text: leaks ? '' : of.text })}\n`)
    }
    tell(balance.read)
  }
  if (output) {
    output.end()
    await once(output, 'finish')
  }
  return { balance, refused }
}
