import { describe, expect, test } from 'vitest'
import { headerSetHash, plainHeader } from './header.ts'
import { proposeColumns, score } from './propose.ts'
import { keyIn } from './target.ts'
import { target } from './testing/sheet.ts'

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
