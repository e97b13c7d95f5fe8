import type { Readable } from 'node:stream'
import type { RegisterRow } from '@wangdi/kernel/api/routes/registers.ts'
import { writeWorkbook, type XlsxCell } from './xlsx.ts'

/** What stands above and below the rows of an exported register. */
export interface RegisterWords {
  readonly title: string
  /** Account, unit and time: every export says whose it is. */
  readonly mark: string
  /** Sentence with the number of rows, in the last line. */
  readonly total: (rows: number) => string
}

const plain = ['姓名', '性别', '年龄', '村', '组'] as const
const sexes: Readonly<Record<string, string>> = { '1': '男', '2': '女' }

const cellsOf = (
  { name, sex, age, village_name, group, facts }: RegisterRow,
  labels: readonly string[],
): XlsxCell[] => [
  name,
  sexes[sex] ?? '',
  age,
  village_name,
  group,
  ...labels.map((label) => facts.find((fact) => fact.label === label)?.value ?? null),
]

async function* lines(
  labels: readonly string[],
  rows: AsyncIterable<RegisterRow>,
  words: RegisterWords,
): AsyncGenerator<readonly XlsxCell[]> {
  yield [words.title, null, null, null, null, words.mark]
  yield [...plain, ...labels].map((value) => ({ value, look: 'header' as const }))
  let count = 0
  for await (const row of rows) {
    count++
    yield cellsOf(row, labels)
  }
  yield [words.total(count)]
}

/** A register as a workbook, streamed; `labels` are the facts that become columns. */
export const registerFile = (
  labels: readonly string[],
  rows: AsyncIterable<RegisterRow>,
  words: RegisterWords,
): Readable =>
  writeWorkbook([
    {
      name: '名册',
      rows: lines(labels, rows, words),
      widths: [10, 6, 6, 14, 8, ...labels.map(() => 22)],
      frozen: 2,
    },
  ])
