import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../rule/run.ts'
import { differs } from '../../../testing/meets.ts'
import { judgeConstitution } from '../constitution/score.ts'
import { biasedTypes, constitutions } from '../constitution/types.ts'
import { rules } from './rules.ts'

const run = (name: string, input: object) => answer(rules[name], input)

/** All questions answered alike, some otherwise. */
const answers = (all: number | null, others: Readonly<Record<number, number | null>> = {}) =>
  Array.from({ length: 33 }, (_, at) => (at + 1 in others ? others[at + 1] : all))

const each = <T>(value: T) => Object.fromEntries(biasedTypes.map((type) => [type, value]))

describe('体质辨识的例子', () => {
  test.each<[number, object, object]>([
    [
      15,
      { answers: answers(1, { 1: 5 }) },
      {
        scores: { ...each(4), balanced: 25 },
        results: { ...each('0'), balanced: '1' },
        main_type: 'balanced',
        tie: false,
        findings: [{ code: 'TCM_FLAT', severity: 'info' }],
      },
    ],
    [
      16,
      { answers: answers(3) },
      {
        scores: { ...each(12), balanced: 15 },
        results: { ...each('1'), balanced: '0' },
        main_type: null,
        tie: true,
        findings: [
          { code: 'TCM_FLAT' },
          { code: 'TCM_YIN_YANG', severity: 'warn' },
          { code: 'TCM_TIE', severity: 'warn' },
        ],
      },
    ],
    [
      17,
      { answers: answers(1, { 1: 4, 11: 3, 12: 3, 13: 2, 29: 3 }) },
      {
        scores: { yang_deficiency: 11, balanced: 23 },
        results: { yang_deficiency: '1', balanced: '0' },
        main_type: 'yang_deficiency',
      },
    ],
    [
      18,
      { answers: answers(1, { 1: 4, 11: 3, 12: 3, 13: 2 }) },
      { scores: { yang_deficiency: 9 }, results: { yang_deficiency: '2', balanced: '2' }, main_type: 'balanced' },
    ],
    [
      19,
      { answers: answers(1, { 1: 4, 11: 3, 12: 2, 13: 2 }) },
      { scores: { yang_deficiency: 8, balanced: 23 }, results: { yang_deficiency: '0', balanced: '1' } },
    ],
    [20, { answers: answers(2, { 1: 1 }) }, { scores: { ...each(8), balanced: 17 }, results: { balanced: '1' } }],
    [
      20,
      { answers: answers(2, { 1: 1 }), settings: { balanced_limits: 'lt' } },
      { results: { ...each('0'), balanced: '2' }, main_type: 'balanced' },
    ],
    [
      21,
      { answers: answers(1, { 1: 2, 2: 3, 4: 3, 5: 3, 13: 3 }) },
      {
        scores: { qi_deficiency: 8, qi_stagnation: 6, yang_deficiency: 6, balanced: 14 },
        results: { ...each('0'), balanced: '0' },
        main_type: null,
        tie: false,
        findings_include: [{ code: 'TCM_NONE', severity: 'block' }],
      },
    ],
    [
      22,
      { answers: answers(1, { 1: 5, 9: 4 }), bmi_raw: 25.99 },
      { findings_include: [{ code: 'TCM_ANCHOR', severity: 'warn', field: 'q9', hint: '3' }] },
    ],
    [
      24,
      { answers: answers(1, { 17: null }) },
      {
        scores: null,
        results: null,
        main_type: null,
        findings: [{ code: 'Q-TCM-01', severity: 'block', field: 'q17' }],
      },
    ],
  ])('%i', (_, input, expected) => expect(differs(expected, run('tcm.constitution', input))).toEqual([]))

  test.each<[number, object, object]>([
    [22, { bmi_raw: 25.99 }, { q9: 3, q28: null, q14: null }],
    [23, { waist: 85.5 }, { q28: 2 }],
  ])('%i', (_, input, expected) => expect(differs(expected, run('tcm.anchor', input))).toEqual([]))
})

describe('按测量值建议的答案', () => {
  test.each([
    [23.99, 1],
    [24, 2],
    [25, 3],
    [26, 4],
    ['27.99', 4],
    [28, 5],
  ])('体质指数 %s', (bmi_raw, q9) => expect(run('tcm.anchor', { bmi_raw })).toMatchObject({ q9 }))
  test.each([
    [79.9, 1],
    [80, 2],
    [86, 3],
    [90.9, 3],
    [91, 4],
    [105, 4],
    [105.1, 5],
  ])('腰围 %s', (waist, q28) => expect(run('tcm.anchor', { waist })).toMatchObject({ q28 }))
  test.each([
    [0, 1],
    [2, 2],
    [6, 3],
    [7, null],
    [8, 4],
    [11, 5],
  ])('感冒 %i 次', (colds_per_year, q14) => expect(run('tcm.anchor', { colds_per_year })).toMatchObject({ q14 }))
})

describe('坏的输入', () => {
  test('不是33个、不是1～5', () => {
    expect(run('tcm.constitution', { answers: [1, 2] })).toMatchObject({ error: 'BAD_INPUT', key: 'answers' })
    expect(run('tcm.constitution', { answers: answers(1, { 3: 1.5 }) })).toMatchObject({ error: 'BAD_INPUT' })
    expect(run('tcm.constitution', { answers: answers(1, { 3: 6 }) })).toMatchObject({
      scores: null,
      findings: [{ code: 'NOT_IN_OPTIONS', severity: 'reject', field: 'q3' }],
    })
  })
  test('与上次完全相同', () => {
    const same = answers(1, { 1: 4, 5: 2, 9: 3, 10: 2, 22: 2 })
    expect(run('tcm.constitution', { answers: same, last_answers: same })).toMatchObject({
      findings: [{ code: 'TCM_SAME_AS_LAST', severity: 'warn' }],
    })
  })
})

const any33 = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 33, maxLength: 33 })

test('平和质为“是”时其余都为“否”；“基本是”总伴有“倾向是”；分数在范围内', () => {
  fc.assert(
    fc.property(any33, (all) => {
      const judged = judgeConstitution(all)
      if (!judged) throw new Error('33 answers are judged')
      const { scores, results, main, tied } = judged
      for (const type of constitutions) {
        const [low, high] = type === 'balanced' ? [5, 25] : [4, 20]
        expect(scores[type] >= low && scores[type] <= high).toBe(true)
      }
      const others = biasedTypes.map((type) => results[type])
      if (results.balanced === '1') expect(new Set(others)).toEqual(new Set(['0']))
      if (results.balanced === '2') expect(others).toContain('2')
      if (main) expect(results[main]).not.toBe('0')
      expect(main === null || tied.length === 0).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('九种体质、五个方面都有材料，县里的文字优先', () => {
  for (const type of constitutions)
    for (const topic of ['1', '2', '3', '4', '5'])
      expect(String(run('tcm.leaflet', { type, topic }).text).length).toBeGreaterThan(8)
  const settings = { tcm_leaflets: { version: '县-1', texts: { special: { '2': '县里自编' } } } }
  expect(run('tcm.leaflet', { type: 'special', topic: '2', settings })).toEqual({ text: '县里自编', version: '县-1' })
  expect(run('tcm.leaflet', { type: 'special', topic: '6' })).toMatchObject({ error: 'BAD_INPUT', key: 'topic' })
})
