import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const collect = async (chunks: (Buffer | string)[]): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of linesOf(Readable.from(chunks))) lines.push(line)
  return lines
}

test('a character cut between two chunks is read whole', async () => {
  const bytes = Buffer.from('石桥\n')
  expect(await collect([bytes.subarray(0, 4), bytes.subarray(4)])).toEqual(['石桥'])
})

test('a line separator inside a text does not end the line, CR LF does', async () => {
  expect(await collect(['"a\u2028b"\r\n', 'c'])).toEqual(['"a\u2028b"', 'c'])
})
