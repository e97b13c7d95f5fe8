import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'
import { expect, test } from 'vitest'
import { firstList, listsOf } from './which.ts'

const row = { unit: '%' } as FigurePage['row']
const page = (lists: Partial<FigurePage['lists']>, unit = '%') => ({
  row: { ...row, unit },
  lists: { met: null, not_met: null, excluded: null, events: null, ...lists },
})

test('those who fail are shown first', () => expect(firstList(page({ met: 148, not_met: 38 }))).toBe('not-met'))
test('where nobody fails, those who count', () => expect(firstList(page({ met: 148, not_met: 0 }))).toBe('met'))
test('a figure of events opens its events', () => expect(firstList(page({ events: 291 }))).toBe('events'))
test('a plain count has no list of those who fail', () =>
  expect(listsOf(page({ met: 203, not_met: 0 }, '人'))).toEqual(['met']))
