import { createWriteStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mappingFindings } from '@wangdi/kernel/import/mapping.ts'
import type { RowProblem } from '@wangdi/store/imports/problems.ts'
import { Refusal } from '../http/refusal.ts'
import { describe } from '../import/describe.ts'
import { errorWorkbook } from '../import/error-file.ts'
import { importExchange } from '../import/exchange.ts'
import { atStart, processFile } from '../import/process.ts'
import type { Command } from './command.ts'
import { type Opened, withStore } from './opened.ts'
import { readOptions, UsageError } from './options.ts'
import { progressLine } from './progress.ts'
import { systemContext } from './system.ts'

const OPTIONS = {
  form: { type: 'string' },
  sheet: { type: 'string' },
  'dry-run': { type: 'boolean' },
  errors: { type: 'string' },
} as const

interface Asked {
  readonly file: string
  readonly form: string | undefined
  readonly sheet: string | undefined
  readonly dryRun: boolean
  readonly errors: string
}

const print = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

const explain = (error: unknown): never => {
  if (error instanceof Refusal) throw new UsageError(error.particulars.detail ?? error.problem.title)
  throw error
}

/** Imports a workbook or CSV by the columns that are recognised for sure; prints the mapping and the balance. */
const importTable = async ({ store }: Opened, asked: Asked): Promise<number> => {
  const context = await systemContext(store)
  const wanted = { ...(asked.form ? { target: asked.form } : {}), ...(asked.sheet ? { sheet: asked.sheet } : {}) }
  const found = await describe(asked.file, wanted, async () => null).catch(explain)
  const mapping = {
    columns: found.columns.map(({ column, key }) => ({ column, key })),
    codes: found.codes.map(({ key, value, code }) => ({ key, value, code })),
  }
  process.stderr.write(`${found.target.title}，表头在第 ${found.headerRow} 行\n`)
  for (const { header, label } of found.columns) process.stderr.write(`  ${header} → ${label ?? '（不导入）'}\n`)
  const stops = mappingFindings(found.target, mapping)
  if (stops.length > 0) throw new UsageError(stops.map(({ message_zh }) => message_zh).join('\n'))
  const problems: RowProblem[] = []
  const line = progressLine(asked.dryRun ? '试运行' : '导入')
  const plan = { path: asked.file, target: found.target.id, sheet: found.sheet, headerRow: found.headerRow, mapping }
  const { balance } = await processFile(context, plan, {
    dryRun: asked.dryRun,
    from: atStart,
    settle: async (_tx, progress, more) => {
      problems.push(...more)
      line.tell(progress.balance.read, found.rows)
    },
  }).catch(explain)
  line.end()
  const open = problems.filter(({ severity }) => severity !== 'info')
  if (open.length > 0) {
    await pipeline(errorWorkbook(found.columns, Readable.from(open)), createWriteStream(asked.errors, { mode: 0o600 }))
    process.stderr.write(`${new Set(open.map(({ row }) => row)).size} 行有问题，见 ${asked.errors}\n`)
  }
  print({ target: found.target.id, dry_run: asked.dryRun, ...balance })
  return 0
}

/** The exchange format: every line is answered; those that were not taken in stand in the error file with the reason. */
const importLines = async ({ store }: Opened, asked: Asked): Promise<number> => {
  const context = await systemContext(store)
  const line = progressLine(asked.dryRun ? '试运行' : '导入')
  const { balance, refused } = await importExchange(context, asked.file, {
    dryRun: asked.dryRun,
    errors: asked.errors,
    tell: (read) => line.tell(read),
  })
  line.end()
  if (refused > 0) process.stderr.write(`${refused} 行有问题，见 ${asked.errors}\n`)
  print({ target: 'exchange', dry_run: asked.dryRun, ...balance })
  return 0
}

export const command: Command = {
  run: async (args) => {
    const { values, positionals } = readOptions(args, OPTIONS)
    const [file] = positionals
    if (!file) throw new UsageError('请写文件名，如 wangdi import 居民.xlsx')
    if (!existsSync(file)) throw new UsageError(`没有这个文件：${file}`)
    const exchange = /\.(ndjson|jsonl)$/i.test(file)
    const asked: Asked = {
      file,
      form: values.form,
      sheet: values.sheet,
      dryRun: values['dry-run'] ?? false,
      errors: values.errors ?? `${file}.问题行.${exchange ? 'ndjson' : 'xlsx'}`,
    }
    return withStore((opened) => (exchange ? importLines(opened, asked) : importTable(opened, asked)))
  },
}
