/** What a file is by its content; its name is never believed. */
export type FileKind = 'xlsx' | 'xls' | 'csv'

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte)

/** Text has no control characters but tab and line ends; UTF-16 marks and ESC sequences are none of ours. */
const isText = (head: Buffer): boolean =>
  head.length > 0 && head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)

const isHtml = (head: Buffer): boolean => /^\s*<(!doctype|html|script|svg|\?xml)/i.test(head.toString('latin1'))

/** The kind of a table file from its first bytes; null for anything else. A CSV may be UTF-8 or GB18030. */
export const sniff = (head: Buffer): FileKind | null => {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'xls'
  return isText(head) && !isHtml(head) ? 'csv' : null
}
