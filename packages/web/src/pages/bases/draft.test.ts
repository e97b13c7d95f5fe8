import { expect, test } from 'vitest'
import { bodyOf, freshDraft, missingIn } from './draft.ts'

const fresh = freshDraft(2026, '529901000000', '2026-01-20')

test('a year-end figure is proposed for the whole following year', () =>
  expect(fresh).toMatchObject({ ref_date: '2025-12-31', applies_from: '2026-01-01', applies_to: '2026-12-31' }))

test('a figure without its source is not complete', () =>
  expect(missingIn({ ...fresh, value: '412 300' })).toEqual(['source_org', 'source_doc']))

test('a number may be typed with separators, an empty age band means everyone', () =>
  expect(bodyOf({ ...fresh, value: '412,300', source_org: '统计局', source_doc: '公报' })).toMatchObject({
    value: 412300,
    age_from: null,
    age_to: null,
  }))
