import { describe, expect, test } from 'vitest'
import { codes, date, dec, group, int, many, one, rows, text, ym } from '../form/field.ts'
import { defineForm } from '../form/form.ts'
import { watchCodes } from './guess-codes.ts'
import { headerSetHash, plainHeader } from './header.ts'
import { mappingFindings } from './mapping.ts'
import { proposeColumns, score } from './propose.ts'
import { rowReader } from './row.ts'
import { readSexColumn } from './sex.ts'
import { formTarget, keyIn } from './target.ts'
import { templateFindings } from './template.ts'
import { unitDoubts } from './units.ts'
import { cellValue } from './value.ts'

const sheet = defineForm({
  id: 'test_sheet',
  edition: 'W1',
  title: '测试随访表',
  short: '测试随访',
  programme: 'test',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '测试',
  sections: [
    {
      id: 'one',
      title: '一',
      pairs: [['sbp', 'dbp']],
      fields: {
        name: text('姓名', 50),
        id_number: text('身份证号', 30),
        sex: one('性别', codes('1 男', '2 女', '9 未说明的性别', '0 未知的性别')),
        service_date: date('随访日期', { required: true }),
        provider_id: text('随访医生', 50),
        method: one('随访方式', codes('1 门诊', '2 家庭', '3 电话')),
        symptoms: many('症状', codes('1 无症状', '2 头痛头晕', '3 恶心呕吐', '5 呼吸困难'), { exclusive: '1' }),
        sbp: int('收缩压', { unit: 'mmHg' }),
        dbp: int('舒张压', { unit: 'mmHg' }),
        height: dec('身高', 1, { unit: 'cm' }),
        weight: dec('体重', 1, { unit: 'kg', notDone: true }),
        diagnosed: ym('确诊时间'),
        first: group('首次', { sbp: int('收缩压'), dbp: int('舒张压') }),
        drugs: rows('用药情况', 6, {
          name: text('药物名称', 50),
          times_per_day: dec('每日次数', 1),
          amount: dec('每次剂量', 3),
          unit: text('单位', 20),
        }),
      },
    },
  ],
})
const target = formTarget(sheet)
const field = (key: string) => sheet.fields[key as keyof typeof sheet.fields]

describe('headers', () => {
  test.each([
    ['身高（cm）', '身高'],
    [' 血压 (mmHg)*', '血压'],
    ['血糖(空腹)', '血糖空腹'],
    ['ID_CARD', 'idcard'],
    ['体重kg', '体重'],
  ])('%s is compared as %s', (header, plain) => expect(plainHeader(header)).toBe(plain))

  test('IO-13 高压 and 低压 are sbp and dbp at 1.0', () => {
    const columns = ['高压', '低压'].map((header, column) => ({ column, header, samples: [] }))
    expect(proposeColumns(target, columns)).toMatchObject([
      { key: 'sbp', score: 1 },
      { key: 'dbp', score: 1 },
    ])
  })

  test('a name that only contains the word needs fitting content to be chosen', () => {
    const key = keyIn(target, 'sbp')
    if (!key) throw new Error('sbp')
    expect(score('本次收缩压值', key, ['无数据', '某某'])).toBe(0.6)
    expect(score('本次收缩压值', key, ['132', 128, ''])).toBe(0.8)
  })

  test('no key is proposed twice, and what a person decided before comes first', () => {
    const columns = ['收缩压', '高压', '备注'].map((header, column) => ({ column, header, samples: ['120'] }))
    const keys = (remembered?: ReadonlyMap<string, string | null>) =>
      proposeColumns(target, columns, remembered).map(({ key }) => key)
    expect(keys()).toEqual(['sbp', null, null])
    expect(
      keys(
        new Map([
          ['高压', 'sbp'],
          ['收缩压', null],
        ]),
      ),
    ).toEqual([null, 'sbp', null])
  })

  test('the same headers in another order are the same kind of file', () => {
    expect(headerSetHash('x', ['姓名', '血压 ', ''])).toBe(headerSetHash('x', ['血压', '姓名']))
    expect(headerSetHash('x', ['姓名'])).not.toBe(headerSetHash('y', ['姓名']))
  })
})

const value = (key: string, cell: string | number) => cellValue(field(key), key, cell)

describe('cells', () => {
  test.each([
    ['2025/6/3', '2025-06-03'],
    ['20250603', '2025-06-03'],
    ['2025年6月3日', '2025-06-03'],
    ['2025-06-03 08:30:00', '2025-06-03'],
    ['２０２５－０６－０３', '2025-06-03'],
    [45811, '2025-06-03'],
    ['45811.0', '2025-06-03'],
    ['1900-01-01', null],
    ['0001-01-01', null],
    ['/', null],
  ])('IO-15 date %s is %s', (cell, expected) => expect(value('service_date', cell)).toEqual({ value: expected }))

  test.each([
    ['25-06-03', 'DATE_TWO_DIGIT_YEAR'],
    ['2025-02-30', 'BAD_FORMAT'],
    ['昨天', 'BAD_FORMAT'],
  ])('date %s is refused', (cell, code) => expect(value('service_date', cell)).toMatchObject({ problem: { code } }))

  test.each([
    ['2018年5月', '2018-05'],
    ['2018-05-20', '2018-05'],
    ['201805', '2018-05'],
  ])('month %s is %s', (cell, expected) => expect(value('diagnosed', cell)).toEqual({ value: expected }))

  test('IO-16 a number that became scientific is refused: its digits are lost', () => {
    expect(value('id_number', '5.20102E+17')).toMatchObject({ problem: { code: 'ID_EXCEL_FLOAT', severity: 'reject' } })
    expect(value('id_number', 520102195809030000)).toMatchObject({ problem: { code: 'ID_EXCEL_FLOAT' } })
    expect(value('id_number', "'52990119580903001x")).toEqual({ value: '52990119580903001X' })
  })

  test('IO-20 codes of a set are read from one cell', () => {
    expect(value('symptoms', '2;5')).toEqual({ value: ['2', '5'] })
    expect(value('symptoms', '头痛头晕、呼吸困难')).toEqual({ value: ['2', '5'] })
    expect(value('symptoms', 2)).toEqual({ value: ['2'] })
  })

  test.each([
    ['1.门诊', '1'],
    ['1 门诊', '1'],
    ['门诊', '1'],
    ['3、电话', '3'],
    ['２', '2'],
    [2, '2'],
  ])('code %s is %s', (cell, code) => expect(value('method', cell)).toEqual({ value: code }))

  test('a number and a word that say different things wait for a person', () => {
    expect(value('method', '1.电话')).toMatchObject({ problem: { code: 'NOT_IN_OPTIONS', severity: 'waiting' } })
    expect(value('method', '微信')).toMatchObject({ problem: { severity: 'waiting' } })
  })

  test('130/80 in a column of systolic pressures is refused with the way out', () => {
    expect(value('sbp', '130/80')).toMatchObject({
      problem: { code: 'BAD_FORMAT', hint: 'split systolic and diastolic' },
    })
  })

  test.each([
    ['128 mmHg', 'sbp', 128],
    ['128.0', 'sbp', 128],
    [62.400000000000006, 'weight', '62.4'],
    ['无', 'weight', null],
    ['—', 'sbp', null],
  ])('number %s', (cell, key, expected) => expect(value(key, cell)).toEqual({ value: expected }))

  test('拒绝 is a reason where the item may be left undone', () => {
    expect(value('weight', '拒绝')).toEqual({ value: null, notDone: 'refused' })
  })
})

const mapped = (...keys: readonly (string | null)[]) => ({
  columns: keys.map((key, column) => ({ column, key })),
  codes: [],
})

describe('rows', () => {
  test('one column of pressures, a group, a list and a reason become answers', () => {
    const read = rowReader(
      target,
      mapped('name', 'service_date', 'sbp/dbp', 'first.sbp', 'drugs[0].name', 'drugs[1].name', 'weight'),
    )
    const draft = read(['孔才', '2025/6/3', '130／80', 150, '氨氯地平', null, '拒绝'])
    expect(draft.problems).toEqual([])
    expect(draft.service_date).toBe('2025-06-03')
    expect(draft.forms.test_sheet).toEqual({
      name: '孔才',
      service_date: '2025-06-03',
      sbp: 130,
      dbp: 80,
      first: { sbp: 150 },
      drugs: [{ name: '氨氯地平' }],
      weight_not_done: 'refused',
    })
  })

  test.each([
    ['每日2次，每次20mg', { times_per_day: '2', amount: '20', unit: 'mg' }],
    ['口服 一日三次 一次1片', { times_per_day: '3', amount: '1', unit: '片' }],
    ['每天1次 每次半片', { times_per_day: '1', amount: '0.5', unit: '片' }],
  ])('用法用量 %s', (cell, expected) => {
    const { forms, problems } = rowReader(target, mapped('drugs[0].usage'))([cell])
    expect(problems).toEqual([])
    expect(forms.test_sheet.drugs).toEqual([expected])
  })

  test('a wrong cell is named with its column and what stands in it', () => {
    const draft = rowReader(target, mapped('name', 'sbp'))(['孔才', '130/80'])
    expect(draft.problems).toMatchObject([{ field: 'sbp', label: '收缩压', column: 1, cell: '130/80' }])
  })

  test('two columns for one key stop the run, also inside a pair; so does a missing day', () => {
    expect(mappingFindings(target, mapped('id_number', 'id_number')).map(({ code }) => code)).toEqual([
      'CROSS_FIELD',
      'REQUIRED',
    ])
    expect(mappingFindings(target, mapped('id_number', 'service_date', 'sbp/dbp', 'sbp'))).toHaveLength(1)
    expect(mappingFindings(target, mapped('name', 'service_date'))).toMatchObject([{ field: 'id_number' }])
  })
})

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

describe('templates', () => {
  test.each([
    [{ form: 'test_sheet', edition: 'W1', keys: ['name'] }, []],
    [{ form: 'other', edition: 'W1', keys: ['name'] }, ['TPL_MISMATCH']],
    [{ form: 'test_sheet', edition: 'W0', keys: ['name'] }, ['TPL_MISMATCH']],
    [{ form: 'test_sheet', edition: 'W1', keys: null }, ['TPL_KEYS']],
  ])('%o', (mark, expected) => expect(templateFindings(target, mark).map(({ code }) => code)).toEqual(expected))
})
