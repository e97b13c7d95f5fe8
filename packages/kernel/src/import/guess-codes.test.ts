import { describe, expect, test } from 'vitest'
import { readSexColumn } from './cells/sex.ts'
import { watchCodes } from './guess-codes.ts'
import { rowReader } from './row.ts'
import { mapped, target } from './testing/sheet.ts'
import { unitDoubts } from './units.ts'

/** A number whose 17th digit says the sex. */
const numbered = (male: boolean): string => `5299011958090300${male ? 1 : 2}X`

describe('decisions', () => {
  test('IO-14 sex 0/1 is settled by sixty valid numbers', () => {
    const rowsOf = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ sex: at % 2 === 0 ? '0' : '1', id_number: numbered(at % 2 === 0) }))
    expect(readSexColumn(rowsOf(60))?.codes).toEqual(
      new Map([
        ['0', '1'],
        ['1', '2'],
      ]),
    )
    expect(readSexColumn(rowsOf(40))).toBeNull()
  })

  test('words without a code are asked, with the number of their rows', () => {
    const watcher = watchCodes(target, mapped('name', 'method', 'sex', 'id_number'))
    for (let at = 0; at < 60; at++)
      watcher.see(['某', at < 3 ? '微信' : '门诊', at % 2 === 0 ? 0 : 1, numbered(at % 2 === 0)])
    expect(watcher.guesses()).toMatchObject([
      { key: 'method', value: '微信', rows: 3, code: null },
      { key: 'sex', value: '0', code: '1' },
      { key: 'sex', value: '1', code: '2' },
    ])
  })

  test('metres and 斤 are asked once for the column, then converted', () => {
    expect(unitDoubts({ height: [1.65, 1.58, 1.7], weight: [120, 130, 124] }).map(({ key }) => key)).toEqual([
      'height',
      'weight',
    ])
    expect(unitDoubts({ height: [165, 158], weight: [62, 71] })).toEqual([])
    const read = rowReader(target, {
      ...mapped('height'),
      codes: [{ key: 'height', value: '#单位', code: 'm' }],
    })
    expect(read(['1.65']).forms.test_sheet).toEqual({ height: '165' })
  })
})
