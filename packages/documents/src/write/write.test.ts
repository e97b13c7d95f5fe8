import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import * as xlsx from '@e965/xlsx'
import { day } from '@wangdi/kernel/day/day.ts'
import { codes, date, int, one, text } from '@wangdi/kernel/form/field.ts'
import { defineForm } from '@wangdi/kernel/form/form.ts'
import { formTarget } from '@wangdi/kernel/import/target.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { openTable, type TableRow } from '../read/table.ts'
import { errorFile } from './errors.ts'
import { formTemplate } from './template.ts'
import { looksLikeFormula } from './text.ts'
import { columnName, writeWorkbook } from './xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'wangdi-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sheet = defineForm({
  id: 'test_sheet',
  edition: 'W1',
  title: '测试随访表',
  short: '测试',
  programme: 'test',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: null,
  source: '测试',
  sections: [
    {
      id: 'one',
      title: '一',
      fields: {
        name: text('姓名', 50, { required: true }),
        id_number: text('身份证号', 30),
        service_date: date('随访日期', { required: true }),
        method: one('随访方式', codes('1 门诊', '2 家庭', '3 电话')),
        sbp: int('收缩压', { unit: 'mmHg', hard: [50, 300], usual: [80, 220] }),
      },
    },
  ],
})

const opened = async (content: Buffer) => {
  const path = join(folder, `${Math.random()}.xlsx`)
  writeFileSync(path, content)
  return openTable(path, { known: new Set(['姓名']) })
}

describe('formula injection', () => {
  test.each(['=1+1', '+86', '-1', '@a', '＝1', ' \u3000=cmd', '\t1', '\r1', '\ufeff@'])(
    '%j looks like one',
    (value) => {
      expect(looksLikeFormula(value)).toBe(true)
    },
  )
  test.each(['王', '1=1', '86+', ''])('%j does not', (value) => expect(looksLikeFormula(value)).toBe(false))

  test('a workbook keeps such text as text, byte for byte', async () => {
    const made = await buffer(
      writeWorkbook([{ name: '表', rows: [['=1+1', -5, '王<&>"', { day: day('2025-06-03') }]] }]),
    )
    const read = xlsx.read(made, { cellNF: true }).Sheets.表
    expect(read.A1).toMatchObject({ t: 's', v: '=1+1' })
    expect(read.A1.f).toBeUndefined()
    expect(read.B1).toMatchObject({ t: 'n', v: -5 })
    expect(read.C1.v).toBe('王<&>"')
    expect(read.D1).toMatchObject({ t: 'n', v: 45_811 })
  })
})

describe('workbook', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [702, 'AAA'],
  ])('column %i is %s', (at, name) => {
    expect(columnName(at)).toBe(name)
  })

  test('characters that XML cannot hold and text longer than a cell do not break the file', async () => {
    const made = await buffer(writeWorkbook([{ name: '表', rows: [['甲\u0000乙\ud800', '王'.repeat(40_000)]] }]))
    const read = xlsx.read(made).Sheets.表
    expect(read.A1.v).toBe('甲乙\ufffd')
    expect(String(read.B1.v)).toMatch(/截断）$/)
  })

  test('100,000 rows are written in bounded memory', async () => {
    const rows = function* () {
      for (let at = 0; at < 100_000; at++) yield ['孔才', '52990119580903001X', at, '随访记录', 120]
    }
    let bytes = 0
    for await (const chunk of writeWorkbook([{ name: '表', rows: rows() }])) bytes += chunk.length
    expect(bytes).toBeGreaterThan(100_000)
  }, 30_000)

  test('an error while rows are made reaches the reader', async () => {
    const rows = function* (): Generator<string[]> {
      yield ['甲']
      throw new Error('gone')
    }
    await expect(buffer(writeWorkbook([{ name: '表', rows: rows() }]))).rejects.toThrow('gone')
  })
})

describe('template', () => {
  test('names keys, labels with stars, hints, lists and the form; an import knows it again', async () => {
    const made = await buffer(formTemplate(formTarget(sheet), { unit: '石桥村卫生室' }))
    const book = xlsx.read(made)
    expect(book.SheetNames).toEqual(['说明', '数据', '字典', '_meta'])
    const rows = xlsx.utils.sheet_to_json<string[]>(book.Sheets.数据, { header: 1 })
    const at = rows[0].indexOf('sbp')
    expect(rows[1][rows[0].indexOf('service_date')]).toBe('随访日期*')
    expect(rows[2][at]).toBe('整数，mmHg，50～300')
    expect(book.Workbook?.Names?.some(({ Ref }) => Ref?.startsWith('字典!'))).toBe(true)
    const table = await opened(made)
    expect(table).toMatchObject({ sheet: '数据', headerRow: 3, template: { form: 'test_sheet', edition: 'W1' } })
    expect(table.template?.keys?.[at]).toBe('sbp')
    await table.close()
  })
})

describe('error file', () => {
  test('keeps the columns, says why, and can be read again', async () => {
    const failed = {
      row: 902,
      cells: ['龚福', '5.30926E+17', 144],
      problems: [{ column: 1, label: '身份证号', code: 'ID_EXCEL_FLOAT', message: '已变成科学计数法' }],
    }
    const table = await opened(await buffer(errorFile(['姓名', '身份证号', '收缩压'], [failed])))
    expect(table.headers).toEqual(['姓名', '身份证号', '收缩压', '错误说明', '_row'])
    const rows: TableRow[] = []
    for await (const row of table.rows()) rows.push(row)
    await table.close()
    expect(rows[0].cells).toEqual(['龚福', '5.30926E+17', 144, '身份证号：已变成科学计数法 ID_EXCEL_FLOAT', 902])
  })
})
