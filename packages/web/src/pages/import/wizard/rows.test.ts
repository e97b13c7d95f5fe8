import { expect, test } from 'vitest'
import { isMarked, shownCell, shownColumns } from './rows.ts'

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

test('columns stand in the order of the file, not of the answer', () => {
  const sex = { ...column, column: 1, header: '性别', key: 'sex', label: '性别' }
  const short = { ...example, field: '', cells: { 性别: '男', 高压: '138' } }
  expect(shownColumns({ columns: [column, sex] }, [short])).toEqual(['高压', '性别'])
})

test('of a wide file the first columns are shown, and always the one with the problem', () =>
  expect(shownColumns({ columns: [column] }, [example])).toEqual(['高压', '姓名', '证号', '村', '日期']))

test('who a row is about is masked, but not the cell that must be put right', () => {
  const id = { ...column, header: '证号', key: 'id_number', label: '身份证号' }
  const row = { ...example, cells: { 证号: '529901195510181015' } }
  expect(shownCell({ columns: [id] }, row, '证号')).toBe('529901********1015')
  expect(shownCell({ columns: [id] }, { ...row, field: 'id_number' }, '证号')).toBe('529901195510181015')
})
