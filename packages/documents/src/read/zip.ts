import { type FileHandle, open } from 'node:fs/promises'
import { limits, TableProblem } from './problem.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const MOST_ENTRIES = 10_000

interface Entry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
}

const broken = (): TableProblem => new TableProblem('FILE_BROKEN', '这个 Excel 文件已损坏，打不开；请重新导出或另存')

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** Position and size of the list of entries, from the record at the end of the file. */
const directory = async (file: FileHandle, size: number): Promise<Buffer> => {
  const tail = await readAt(file, Math.max(0, size - 66_000), Math.min(size, 66_000))
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    const [bytes, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
    if (start + bytes > size || bytes > 16_000_000) throw broken()
    return readAt(file, start, bytes)
  }
  throw broken()
}

const entriesOf = (list: Buffer): Entry[] => {
  const found: Entry[] = []
  let at = 0
  while (at + ENTRY_BYTES <= list.length && list.readUInt32LE(at) === ENTRY) {
    const [name, extra, note] = [list.readUInt16LE(at + 28), list.readUInt16LE(at + 30), list.readUInt16LE(at + 32)]
    found.push({
      name: list.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name),
      packed: list.readUInt32LE(at + 20),
      unpacked: list.readUInt32LE(at + 24),
    })
    at += ENTRY_BYTES + name + extra + note
    if (found.length > MOST_ENTRIES) throw bomb()
  }
  return found
}

const bomb = (): TableProblem =>
  new TableProblem('FILE_BOMB', '这个 Excel 文件解压后过大，不能导入；请另存为 .csv 再导入')

/** A small file may pack well by itself; the ratio is judged above this size. */
const RATIO_FROM = 10 * 1024 * 1024

/** Refuses, before anything is unpacked, what is too large inside, carries macros or points to other files. */
export const checkWorkbook = async (path: string): Promise<void> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const entries = entriesOf(await directory(file, size))
    const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
    const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
    if (unpacked > limits.inflatedBytes) throw bomb()
    if (unpacked > RATIO_FROM && unpacked > packed * limits.ratio) throw bomb()
    const names = entries.map(({ name }) => name.toLowerCase())
    if (!names.some((name) => name.startsWith('xl/')))
      throw new TableProblem('FILE_KIND', '这是压缩包，不是 Excel 表格；请解压后选里面的表格')
    if (names.some((name) => name.endsWith('vbaproject.bin')))
      throw new TableProblem('XLS_MACRO', '文件带有宏，不能导入；请另存为不带宏的 .xlsx')
    if (names.some((name) => name.startsWith('xl/externallinks/')))
      throw new TableProblem('XLS_EXTERNAL', '文件引用了其他文件的数据，不能导入；请用“选择性粘贴→数值”后另存')
  } finally {
    await file.close()
  }
}
