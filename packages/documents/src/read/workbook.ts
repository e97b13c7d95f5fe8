import { Worker } from 'node:worker_threads'
import type { FileKind } from './kind.ts'
import { limits, TableProblem, type TableProblemCode } from './problem.ts'
import type { OpenOptions, Table, TableInfo, TableRow } from './table.ts'
import type { TemplateMark } from './template-mark.ts'
import { checkWorkbook } from './zip.ts'

/** What the reading thread says first. */
export interface Opened {
  readonly sheets: readonly string[]
  /** First rows and merged cells of each sheet, for choosing. */
  readonly sheet: string
  readonly headerRow: number
  readonly headers: readonly string[]
  readonly template: TemplateMark | null
  readonly rowCount: number
  readonly formulas: number
}

/** Messages of the reading thread. */
export type FromThread =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[]; readonly last: boolean }
  | { readonly kind: 'problem'; readonly code: TableProblemCode; readonly message: string }

export interface ThreadInput {
  readonly path: string
  readonly kind: FileKind
  readonly sheet: string | null
  readonly headerRow: number | null
  /** Plain headers that some form knows. */
  readonly known: readonly string[]
}

const overflow = (): TableProblem =>
  new TableProblem('FILE_BOMB', '这个 Excel 文件太大，读取时内存不够；请删去空白行列和图片，或另存为 .csv 再导入')

const isMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The next message of the thread; its death is a problem of the file. */
const nextMessage = (worker: Worker): Promise<FromThread> =>
  new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      done()
    }
    const onMessage = (message: FromThread): void => settle(() => resolve(message))
    const onError = (error: unknown): void =>
      settle(() =>
        reject(
          isMemory(error) ? overflow() : new TableProblem('FILE_BROKEN', '这个 Excel 文件打不开，请重新导出或另存'),
        ),
      )
    const onExit = (): void => settle(() => reject(overflow()))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
  })

const told = async (worker: Worker): Promise<Exclude<FromThread, { kind: 'problem' }>> => {
  const message = await nextMessage(worker)
  if (message.kind === 'problem') throw new TableProblem(message.code, message.message)
  return message
}

async function* rowsOf(worker: Worker): AsyncGenerator<TableRow> {
  for (;;) {
    const answer = told(worker)
    worker.postMessage('next')
    const message = await answer
    if (message.kind !== 'rows') return
    yield* message.rows
    if (message.last) return
  }
}

const infoOf = ({ formulas }: Opened): readonly TableInfo[] =>
  formulas === 0
    ? []
    : [{ code: 'XLS_FORMULA', message: `有 ${formulas} 个公式单元格，已按上次计算的结果读取`, count: formulas }]

/** A workbook, unpacked and read in a thread of its own with capped memory; rows come over in batches. */
export const openWorkbook = async (
  path: string,
  kind: FileKind,
  { known = new Set(), sheet, headerRow }: OpenOptions,
): Promise<Table> => {
  if (kind === 'xlsx') await checkWorkbook(path)
  const workerData: ThreadInput = {
    path,
    kind,
    sheet: sheet ?? null,
    headerRow: headerRow ?? null,
    known: [...known],
  }
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: limits.threadMegabytes },
  })
  worker.unref()
  const close = async (): Promise<void> => void (await worker.terminate())
  try {
    const message = await told(worker)
    if (message.kind !== 'opened') throw new TableProblem('FILE_BROKEN', '这个 Excel 文件打不开')
    const { opened } = message
    return {
      kind,
      sheets: opened.sheets,
      sheet: opened.sheet,
      encoding: null,
      headerRow: opened.headerRow,
      headers: opened.headers,
      template: opened.template,
      rowCount: opened.rowCount,
      rows: () => rowsOf(worker),
      info: () => infoOf(opened),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
