import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import { expect, test } from 'vitest'
import { firstToSee, sentenceOf } from './sentence.ts'

const row = (name: string, light: FigureRow['light'], rate: number | null, target: number | null): FigureRow => ({
  indicator: name,
  name,
  programme: 'p',
  unit: '%',
  variant: 'v',
  variant_name: '在管口径',
  value: { numerator: 1, denominator: 2, rate, print: rate === null ? '—' : rate.toFixed(2), flags: [], note: null },
  target,
  direction: '>=',
  light,
  last_year: null,
  units: [],
  lowest: null,
})

test('the sentence counts what there is', () =>
  expect(
    sentenceOf({ rows: [row('甲', 'met', 91, 90), row('乙', 'behind', 40, 80)], met: 1, near: 0, behind: 1 }),
  ).toBe('2 项中 1 项达到、1 项落后'))

test('without targets it says so', () =>
  expect(sentenceOf({ rows: [row('甲', 'none', 91, null)], met: 0, near: 0, behind: 0 })).toBe(
    '1 项指标，还没有下达目标',
  ))

test('the worst of those behind comes first', () =>
  expect(firstToSee([row('甲', 'near', 88, 90), row('乙', 'behind', 60, 80), row('丙', 'behind', 40, 80)])).toBe(
    '先看落后的：丙（40.00%，目标80%）',
  ))
