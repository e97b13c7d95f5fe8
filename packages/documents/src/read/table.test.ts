import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import * as xlsx from '@e965/xlsx'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { writeWorkbook } from '../write/xlsx.ts'
import { openTable, type Table, type TableRow } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'wangdi-tables-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const known: ReadonlySet<string> = new Set(['姓名', '身份证号', '随访日期', '收缩压', '舒张压', '血压'])

let files = 0
const file = (content: Buffer | string): string => {
  const path = join(folder, String(++files))
  writeFileSync(path, content)
  return path
}

type Rows = readonly (readonly unknown[])[]
const book = (sheets: Readonly<Record<string, Rows>>, change: (book: xlsx.WorkBook) => void = () => {}) => {
  const made = xlsx.utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(made, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  change(made)
  return made
}
const xlsxFile = (made: xlsx.WorkBook, bookType: xlsx.BookType = 'xlsx'): string =>
  file(xlsx.write(made, { type: 'buffer', bookType, compression: true }))

const all = async (table: Table): Promise<TableRow[]> => {
  const rows: TableRow[] = []
  for await (const row of table.rows()) rows.push(row)
  await table.close()
  return rows
}
const read = async (path: string, options = {}) => {
  const table = await openTable(path, { known, ...options })
  return { table, rows: await all(table) }
}

describe('csv', () => {
  const text = '姓名,身份证号,随访日期\r\n孔才,52990119580903001X,2025/6/3\r\n"鲁,山",,\r\n\r\n施梅,1,2\r\n'

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\ufeff${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-16', iconv.encode(`\ufeff${text}`, 'utf16le')],
  ])('%s is recognised by content', async (encoding, content) => {
    const { table, rows } = await read(file(content))
    expect(table).toMatchObject({ kind: 'csv', encoding, headerRow: 1, headers: ['姓名', '身份证号', '随访日期'] })
    expect(rows).toEqual([
      { row: 2, cells: ['孔才', '52990119580903001X', '2025/6/3'] },
      { row: 3, cells: ['鲁,山', null, null] },
      { row: 5, cells: ['施梅', '1', '2'] },
    ])
  })

  test.each([',', ';', '\t'])('separator %j', async (separator) => {
    const { rows } = await read(file(text.replace('"鲁,山"', '鲁山').replaceAll(',', separator)))
    expect(rows[0].cells).toEqual(['孔才', '52990119580903001X', '2025/6/3'])
  })

  test('titles above the header are passed over', async () => {
    const { table } = await read(file(`2026年随访登记表,,\n填表单位：石桥村卫生室,,\n${text}`))
    expect(table.headerRow).toBe(3)
  })

  test('digits kept by ="…" are the digits', async () => {
    const { rows } = await read(file('姓名,身份证号\n孔才,"=""0123"""\n'))
    expect(rows[0].cells).toEqual(['孔才', '0123'])
  })

  test('a quote that is never closed names its line', async () => {
    await expect(read(file('姓名,身份证号\n"孔才,1\n鲁山,2\n'))).rejects.toMatchObject({ code: 'CSV_QUOTE' })
  })

  test('a cell of 20,000 characters is read whole', async () => {
    const { rows } = await read(file(`姓名,身份证号\n${'王'.repeat(20_000)},1\n`))
    expect(rows[0].cells[0]).toHaveLength(20_000)
  })
})

describe('workbooks', () => {
  const sheet: Rows = [
    ['姓名', '身份证号', '随访日期', '收缩压'],
    ['孔才', '52990119580903001X', '2025-06-03', 132],
  ]

  test.each(['xlsx', 'biff8'] as const)('%s is read', async (type) => {
    const { table, rows } = await read(xlsxFile(book({ 随访: sheet }), type))
    expect(table).toMatchObject({ kind: type === 'xlsx' ? 'xlsx' : 'xls', sheet: '随访', headerRow: 1, rowCount: 1 })
    expect(rows).toEqual([{ row: 2, cells: ['孔才', '52990119580903001X', '2025-06-03', 132] }])
  })

  test('date cells are days whatever the zone, numbers stay numbers', async () => {
    const made = book({
      随访: [
        ['姓名', '随访日期', '收缩压'],
        ['孔才', 45_811, 45_811],
      ],
    })
    made.Sheets.随访.B2.z = 'yyyy/m/d'
    const { rows } = await read(xlsxFile(made))
    expect(rows[0].cells).toEqual(['孔才', '2025-06-03', 45_811])
  })

  test('merged header cells: the lower word names the column, a title above does not', async () => {
    const made = book(
      {
        随访: [
          ['2026年高血压随访登记表'],
          ['姓名', '身份证号', '血压', null, '随访日期'],
          [null, null, '收缩压', '舒张压', null],
          ['孔才', '1', 132, 84, '2025-06-03'],
        ],
      },
      ({ Sheets }) => {
        Sheets.随访['!merges'] = ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'].map((range) =>
          xlsx.utils.decode_range(range),
        )
      },
    )
    const { table, rows } = await read(xlsxFile(made))
    expect(table.headers).toEqual(['姓名', '身份证号', '收缩压', '舒张压', '随访日期'])
    expect(rows).toEqual([{ row: 4, cells: ['孔才', '1', 132, 84, '2025-06-03'] }])
  })

  test('the fullest sheet is chosen, half-empty and hidden ones are not', async () => {
    const made = book(
      { 说明: [['填表说明']], 空: [], 隐: [...sheet, ...sheet], 数据: [[], [], ...sheet, [], []] },
      (b) => {
        b.Workbook = { Sheets: [{}, {}, { Hidden: 1 }, {}] }
      },
    )
    const { table, rows } = await read(xlsxFile(made))
    expect(table).toMatchObject({ sheet: '数据', sheets: ['说明', '空', '数据'], headerRow: 3 })
    expect(rows).toHaveLength(1)
  })

  test('formulas are read as their cached value and counted', async () => {
    const made = book({ 随访: [...sheet, ['鲁山', '2', null, null]] })
    made.Sheets.随访.D3 = { t: 'n', f: 'D2+2', v: 134 }
    const { table, rows } = await read(xlsxFile(made))
    expect(rows[1].cells[3]).toBe(134)
    expect(table.info()).toMatchObject([{ code: 'XLS_FORMULA', count: 1 }])
  })

  test('a sheet that is not there, an empty workbook, one without a header', async () => {
    await expect(read(xlsxFile(book({ 随访: sheet })), { sheet: '名册' })).rejects.toMatchObject({
      code: 'SHEET_UNKNOWN',
    })
    await expect(read(xlsxFile(book({ 空: [] })))).rejects.toMatchObject({ code: 'TABLE_EMPTY' })
    await expect(
      read(
        xlsxFile(
          book({
            数: [
              [1, 2],
              [3, 4],
            ],
          }),
        ),
      ),
    ).rejects.toMatchObject({ code: 'HEADER_UNKNOWN' })
  })

  const long = async (rows: number): Promise<string> => {
    const data = function* () {
      yield ['姓名', '收缩压']
      for (let at = 0; at < rows; at++) yield ['孔才', 120]
    }
    return file(await buffer(writeWorkbook([{ name: '随访', rows: data() }])))
  }

  test('100,000 rows are read in batches; one row more is refused with the way out', async () => {
    const table = await openTable(await long(100_000), { known })
    expect(table.rowCount).toBe(100_000)
    let count = 0
    for await (const { cells } of table.rows()) count += cells.length > 0 ? 1 : 0
    await table.close()
    expect(count).toBe(100_000)
    await expect(openTable(await long(100_001), { known })).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' })
  }, 120_000)
})

describe('files that are no tables', () => {
  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'FILE_KIND'],
    ['a web page', '<!doctype html><table></table>', 'FILE_KIND'],
    ['nothing', '', 'TABLE_EMPTY'],
    ['half a zip', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(400)]), 'FILE_BROKEN'],
    [
      'half an xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(900)]),
      'FILE_BROKEN',
    ],
  ])('%s', async (_, content, code) => {
    await expect(read(file(content))).rejects.toMatchObject({ code })
  })

  test('a workbook that unpacks to far more than it is', async () => {
    const rows = Array.from({ length: 800 }, () => ['姓名', '0'.repeat(30_000)])
    const path = file(await buffer(writeWorkbook([{ name: '随访', rows }])))
    await expect(read(path)).rejects.toMatchObject({ code: 'FILE_BOMB' })
  }, 60_000)
})
