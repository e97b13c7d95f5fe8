import { open } from 'node:fs/promises'
import { limits, TableProblem } from './problem.ts'

/** What a file is by its content; its name is never believed. */
export type FileKind = 'xlsx' | 'xls' | 'csv'

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte)

/** Text has no control characters but tab and line ends; UTF-16 with its mark is text too. */
const isText = (head: Buffer): boolean =>
  head.length > 0 &&
  (startsWith(head, 0xff, 0xfe) ||
    head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d))

const isMarkup = (head: Buffer): boolean =>
  /^\s*(\ufeff)?<(!doctype|html|script|svg|\?xml)/i.test(head.toString('utf8'))

/** The kind of a table from its first bytes; null for anything else. */
const sniff = (head: Buffer): FileKind | null => {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'xls'
  return isText(head) && !isMarkup(head) ? 'csv' : null
}

const HEAD = 4096

/** The kind of a stored file, which must not be larger than the limit. */
export const kindOfFile = async (path: string): Promise<FileKind> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > limits.fileBytes) throw new TableProblem('FILE_TOO_LARGE', '文件超过 100 MB，请拆成几个文件再导入')
    if (size === 0) throw new TableProblem('TABLE_EMPTY', '文件是空的，请重新导出')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const kind = sniff(buffer.subarray(0, bytesRead))
    if (!kind) throw new TableProblem('FILE_KIND', '只能导入 .xlsx、.xls 和 .csv 表格；请用 Excel 另存为其中一种')
    return kind
  } finally {
    await file.close()
  }
}
