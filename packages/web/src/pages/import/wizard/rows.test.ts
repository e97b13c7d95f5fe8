import { expect, test } from 'vitest'
import { isMarked, shownColumns } from './rows.ts'

const column = { column: 0, header: '高压', samples: [], key: 'sbp', label: '收缩压', score: 1, remembered: false }
const cells = Object.fromEntries(
  ['姓名', '证号', '村', '日期', '方式', '电话', '低压', '高压'].map((head) => [head, 'x']),
)
const example = { row: 12, field: 'sbp', value: '14', message: '收缩压超出范围', cells }

test('the cell is found by our key, our label or the header of the file', () => {
  expect(isMarked({ columns: [column] }, example, '高压')).toBe(true)
  expect(isMarked({ columns: [column] }, { ...example, field: '收缩压' }, '高压')).toBe(true)
  expect(isMarked({ columns: [column] }, example, '低压')).toBe(false)
})

test('of a wide file the first columns are shown, and always the one with the problem', () =>
  expect(shownColumns({ columns: [column] }, [example])).toEqual(['姓名', '证号', '村', '日期', '方式', '高压']))
