import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** A backup file piece by piece: lines of ours, and the rows of a table as they stand. */
export interface BackupReader {
  /** The next line of ours as JSON; null at the end. */
  readonly next: () => Promise<unknown>
  /** The rows of the table whose line was just read, in pieces of whole lines, up to its end mark. */
  readonly rows: () => AsyncGenerator<Buffer>
}

/** The file breaks off or is none of ours. */
export class BadBackup extends Error {}

const FEED = 10
const MARK = Buffer.from('\\.\n')

const startsWithMark = (buffer: Buffer, at: number): boolean => buffer.subarray(at, at + MARK.length).equals(MARK)

/** Where the end mark stands alone on a line, or -1. */
const markIn = (buffer: Buffer): number => {
  if (startsWithMark(buffer, 0)) return 0
  const at = buffer.indexOf('\n\\.\n')
  return at < 0 ? -1 : at + 1
}

export const readBackup = (file: string): BackupReader => {
  const source = createReadStream(file).pipe(createGunzip())
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const { done, value } = await chunks.next().catch((error: Error) => {
      throw new BadBackup(`the file cannot be read: ${error.message}`)
    })
    if (done) return false
    rest = rest.length === 0 ? value : Buffer.concat([rest, value])
    return true
  }
  return {
    next: async () => {
      while (rest.indexOf(FEED) < 0) if (!(await more())) return null
      const end = rest.indexOf(FEED)
      const text = rest.subarray(0, end).toString('utf8')
      rest = rest.subarray(end + 1)
      try {
        return JSON.parse(text)
      } catch {
        throw new BadBackup('a line of the file is not readable')
      }
    },
    rows: async function* () {
      for (;;) {
        const mark = markIn(rest)
        if (mark >= 0) {
          if (mark > 0) yield rest.subarray(0, mark)
          rest = rest.subarray(mark + MARK.length)
          return
        }
        // Only whole lines go on, so that the mark is never cut in two.
        const last = rest.lastIndexOf(FEED)
        if (last >= 0) {
          yield rest.subarray(0, last + 1)
          rest = rest.subarray(last + 1)
        }
        if (!(await more())) throw new BadBackup('the file breaks off')
      }
    },
  }
}
