import { stopOnSignals } from '@wangdi/store/engine/signals.ts'
import type { Bench } from './bench.ts'
import { openCounty } from './county.ts'
import { type Ground, openGround } from './database.ts'
import { type Measure, measure } from './measure.ts'
import { type Options, type PartName, readOptions, UsageError, usage } from './options.ts'
import { derivePart } from './parts/derive.ts'
import { examDayPart } from './parts/exam-day.ts'
import { figuresPart } from './parts/figures.ts'
import { importPart } from './parts/import.ts'
import { programmesPart } from './parts/programmes.ts'
import { rebuildPart } from './parts/rebuild.ts'
import { savesPart } from './parts/saves.ts'
import { searchPart } from './parts/search.ts'
import { seedPart } from './parts/seed.ts'
import { todayPart } from './parts/today.ts'
import { tableOf } from './table.ts'

const parts: Readonly<Record<PartName, (bench: Bench) => Promise<Measure[]>>> = {
  seed: seedPart,
  today: todayPart,
  search: searchPart,
  figures: figuresPart,
  derive: derivePart,
  import: importPart,
  saves: savesPart,
  programmes: programmesPart,
  'exam-day': examDayPart,
  rebuild: rebuildPart,
}

let told = 0

/** One line that changes on a terminal; elsewhere a line now and then. */
const tell = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`)
  else if (text !== '' && performance.now() - told > 30_000) {
    told = performance.now()
    process.stderr.write(`${text}\n`)
  }
}

const MEGABYTE = 1024 * 1024

const sizes = async ({ store, otherMemory }: Bench): Promise<Measure[]> => {
  const own = process.resourceUsage().maxRSS * 1024
  const { rows } = await store.owner((client) =>
    client.query<{ size: number }>('select pg_database_size(current_database()) as size'),
  )
  const all: [string, string, number][] = [
    ['memory', 'this process, with its workers (peak)', own],
    ...[...otherMemory].map(([name, size]): [string, string, number] => ['memory', `${name} (peak)`, size]),
    ['size', 'database at the end', rows[0].size],
  ]
  return all.map(([part, name, bytes]) => measure(part, name, { kind: 'size', value: bytes / MEGABYTE, unit: 'MB' }, 1))
}

const runParts = async (ground: Ground, options: Options): Promise<Measure[]> => {
  const county = await openCounty(ground, options, tell)
  const now = new Date(`${options.on}T10:00:00+08:00`)
  const { store } = ground
  const bench: Bench = { options, ground, store, county, today: options.on, now, tell, otherMemory: new Map() }
  const rows: Measure[] = []
  for (const name of options.only) {
    tell(`measuring ${name}`)
    rows.push(...(await parts[name](bench)))
  }
  await county.leave()
  rows.push(...(await sizes(bench)))
  tell('')
  return rows
}

const run = async (options: Options): Promise<void> => {
  const ground = await openGround(options.keep, options.on)
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => {
    closing ??= ground.close()
    return closing
  }
  stopOnSignals(close)
  try {
    const rows = await runParts(ground, options)
    const { serverVersion } = ground.database
    const about = { ...options, node: process.version, postgresql: serverVersion, cores: navigator.hardwareConcurrency }
    const title = `${options.residents} residents up to ${options.on}; Node ${about.node}, PostgreSQL ${serverVersion}, ${about.cores} cores`
    process.stdout.write(options.json ? `${JSON.stringify({ about, rows })}\n` : `${title}\n\n${tableOf(rows)}\n`)
  } finally {
    await close()
  }
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') process.stdout.write(usage)
  else await run(options)
}

await main().catch((error: unknown) => {
  const known = error instanceof UsageError || (error instanceof Error && error.name === 'EngineProblem')
  const text = error instanceof Error ? (known ? error.message : error.stack) : String(error)
  process.stderr.write(`${text}\n${error instanceof UsageError ? `\n${usage}` : ''}`)
  process.exitCode = error instanceof UsageError ? 2 : 1
})
