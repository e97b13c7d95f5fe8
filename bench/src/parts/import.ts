import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExchangeLine, RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { parseLine } from '@wangdi/kernel/exchange/parse.ts'
import { mappingOf } from '@wangdi/kernel/import/mapping.ts'
import { targetOf } from '@wangdi/kernel/import/target.ts'
import { describe } from '@wangdi/server/import/describe.ts'
import { atStart, processFile } from '@wangdi/server/import/process.ts'
import { loadBatchIn } from '@wangdi/store/bulk/load-batch.ts'
import type { Context } from '@wangdi/store/context.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Bench } from '../bench.ts'
import { csvOf } from '../csv.ts'
import { clock, type Measure, measure, rateOf } from '../measure.ts'
import { copyRate, recordRows } from '../plain.ts'

const RUNS = 3
const MOST = 500
/** Lines of one transaction, as in an import of a file. */
const BATCH = 500

/** Whoever imports sees the whole county. */
const countyContext = async ({ store, now, today }: Bench): Promise<Context> => {
  const ground = await store.system('bench', (tx) => groundOf(store, tx))
  const villages = ground.areas.filter(({ level }) => level === 'village').map(({ area }) => area)
  const classes = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const
  const unit = ground.unitOf(villages[0], today)
  return { store, now, scope: { ...systemScope(store.tenant), villages, classes }, unit, name: '导入' }
}

/** What is left out of the count must not be much: an import that refuses its rows would be quick. */
const refuseWaste = (what: string, done: number, of: number): void => {
  if (done < of * 0.9) throw new Error(`${what}: only ${done} of ${of} rows were taken in`)
}

const batchesOf = (lines: readonly ExchangeLine[]): (readonly ExchangeLine[])[] =>
  Array.from({ length: Math.ceil(lines.length / BATCH) }, (_, at) => lines.slice(at * BATCH, (at + 1) * BATCH))

const importLines = async (context: Context, text: readonly string[]): Promise<number> => {
  let done = 0
  const ms = await clock(async () => {
    const lines = text.flatMap((line) => {
      const parsed = parseLine(line)
      return 'line' in parsed ? [parsed.line] : []
    })
    for (const batch of batchesOf(lines)) {
      const outcomes = await context.store.write(context.scope, (tx) => loadBatchIn(tx, context, batch))
      done += outcomes.filter(({ outcome }) => outcome === 'created' || outcome === 'waiting').length
    }
  })
  refuseWaste('exchange lines', done, text.length)
  return text.length / (ms / 1000)
}

const personsOf = async ({ store }: Bench, records: readonly RecordLine[]) => {
  const ids = records.map(({ resident_id }) => resident_id)
  const rows = await store.system('bench', (tx) =>
    tx.rows<{ person: string; name: string; id_number: string | null }>(sql`
      select p.person, p.name, i.id_number from person p
      join identity i on i.tenant = p.tenant and i.person = p.person
      where p.tenant = ${store.tenant} and p.person = any (${ids}::uuid[])`),
  )
  return new Map(rows.map((row) => [row.person, row]))
}

/** One file as `wangdi import` takes it in: recognised, mapped, read, matched, judged, stored, derived. Rows taken in. */
const importFile = async (context: Context, path: string, target: string): Promise<number> => {
  const found = await describe(path, { target }, () => Promise.resolve(null))
  const { sheet, headerRow } = found
  const plan = { path, target, sheet, headerRow, mapping: mappingOf(found.columns) }
  const settle = () => Promise.resolve()
  const { balance } = await processFile(context, plan, { dryRun: false, from: atStart, settle })
  return balance.created + balance.waiting
}

/** A file for each form, as counties keep them. */
const importCsv = async (bench: Bench, context: Context, records: readonly RecordLine[]): Promise<number> => {
  const persons = await personsOf(bench, records)
  let [done, ms] = [0, 0]
  for (const [form, rows] of Map.groupBy(records, (record) => record.form)) {
    const target = targetOf(form)
    if (!target) throw new Error(`${form} cannot be imported from a table`)
    const path = join(bench.ground.database.folder, `bench-${process.pid}.csv`)
    await writeFile(path, csvOf(target, rows, persons))
    ms += await clock(async () => {
      done += await importFile(context, path, target.id)
    })
    await rm(path, { force: true })
  }
  refuseWaste('CSV', done, records.length)
  return records.length / (ms / 1000)
}

const perRun = ({ county }: Bench): number => Math.min(MOST, Math.floor(county.held.left() / 12))

/** Taking in visits of known residents, as a table and in the exchange format, against COPY of the same rows. */
export const importPart = async (bench: Bench): Promise<Measure[]> => {
  const context = await countyContext(bench)
  const [count, lines, csv, plain]: [number, number[], number[], number[]] = [perRun(bench), [], [], []]
  for (let run = 0; run <= RUNS; run++) {
    const [forLines, forCsv] = [bench.county.held.take(count), bench.county.held.take(count)]
    const one = [
      await importLines(
        context,
        forLines.map((line) => JSON.stringify(line)),
      ),
      await importCsv(bench, context, forCsv),
      await copyRate(bench, [recordRows(forLines)]),
    ]
    // The first run warms up.
    if (run > 0) for (const [at, rates] of [lines, csv, plain].entries()) rates.push(one[at])
  }
  const copy = { name: 'COPY of the same rows into a bare table', result: rateOf('rows/s', plain) }
  return [
    measure('import', `${count} visits as CSV files, one for each form`, rateOf('rows/s', csv), RUNS, copy),
    measure('import', `${count} visits in the exchange format`, rateOf('rows/s', lines), RUNS, copy),
  ]
}
