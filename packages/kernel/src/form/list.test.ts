import { expect, test } from 'vitest'
import { unusedForms } from './list.ts'

test('社区慢阻肺筛查默认不用，县里启用后才提供', () => {
  expect(unusedForms({})).toEqual(['copd_screen'])
  expect(unusedForms({ 'copd.screening': 'yes' })).toEqual(['copd_screen'])
  expect(unusedForms({ 'copd.screening': true })).toEqual([])
})
