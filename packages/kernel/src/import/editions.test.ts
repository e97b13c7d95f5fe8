import { describe, expect, test } from 'vitest'
import type { Values } from '../form/field.ts'
import { codes, date, one } from '../form/field.ts'
import { defineForm } from '../form/form.ts'
import type { Cell } from './cell.ts'
import { EDITION } from './editions.ts'
import { watchCodes } from './guess-codes.ts'
import { rowReader } from './row.ts'
import { formTarget } from './target.ts'
import { mapped } from './testing/sheet.ts'

const swapped: Readonly<Record<string, string>> = { '1': '2', '2': '1' }
const from1 = (values: Values): Values => ({
  ...values,
  ...(typeof values.rh === 'string' && { rh: swapped[values.rh] ?? values.rh }),
  ...(values.pen === '1' && { pen: '2' }),
})

const target = formTarget(
  defineForm({
    id: 'test_editions',
    edition: 'W2',
    title: '测试表',
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
          service_date: date('随访日期', { required: true }),
          rh: one('RH', codes('1 阴性', '2 阳性', '3 不详'), { imports: { 未查出: '3' } }),
          pen: one('禽畜栏', codes('1 无', '2 单设')),
        },
      },
    ],
    upgrades: { W1: from1 },
  }),
)

const mapping = mapped('rh', 'pen')
const asked = (rows: readonly (readonly Cell[])[]) => {
  const watcher = watchCodes(target, mapping)
  for (const row of rows) watcher.see(row)
  return watcher.guesses().map(({ key, value, code, rows: many }) => `${key} ${value} ${code} ${many}`)
}
const read = (edition: string | null, cells: readonly Cell[], more: readonly (readonly [string, string])[] = []) =>
  rowReader(target, {
    ...mapping,
    codes: [
      ...(edition ? ['rh', 'pen'].map((key) => ({ key, value: EDITION, code: edition })) : []),
      ...more.map(([value, code]) => ({ key: 'rh', value, code })),
    ],
  })(cells).forms.test_editions

describe('旧版表的数字', () => {
  test('按绝大多数人的情况提议版本，同一个文件一致，由人确认', () => {
    const old = [...Array(9).fill(['1', '1']), ['2', '2']]
    expect(asked(old)).toEqual([`rh ${EDITION} W1 10`, `pen ${EDITION} W1 9`])
    const now = [...Array(9).fill([2, 1]), ['1', '2']]
    expect(asked(now)).toEqual([`rh ${EDITION} W2 10`, `pen ${EDITION} W2 9`])
  })
  test('写明文字的、旧版没有改过的代码不问', () => {
    expect(
      asked([
        ['阳性', '单设'],
        ['3', '2'],
      ]),
    ).toEqual([])
  })
  test('定为旧版的换成现行代码；文字和单独对过码的照写', () => {
    expect(read('W1', ['1', '1'])).toEqual({ rh: '2', pen: '2' })
    expect(read('W1', [1, '无'])).toEqual({ rh: '2', pen: '1' })
    expect(read('W2', ['1', '1'])).toEqual({ rh: '1', pen: '1' })
    expect(read(null, ['1', '1'])).toEqual({ rh: '1', pen: '1' })
    expect(read('W1', ['1', '1'], [['1', '3']])).toEqual({ rh: '3', pen: '2' })
  })
  test('带数字的文字以文字为准', () => {
    expect(read(null, ['1.未查出', '2 单设'])).toEqual({ rh: '3', pen: '2' })
  })
})
