import { expect, test } from 'vitest'
import { sniff } from './sniff.ts'

test.each([
  ['a zip container', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]), 'xlsx'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'xls'],
  ['UTF-8 text', Buffer.from('姓名,性别\n'), 'csv'],
  ['GBK text', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x0a]), 'csv'],
  ['a page named .csv', Buffer.from('<html><script>'), null],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]), null],
  ['nothing', Buffer.alloc(0), null],
])('%s', (_name, head, kind) => expect(sniff(head)).toBe(kind))
