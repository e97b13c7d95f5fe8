import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import { type Line, subject } from '../elderly/testing.ts'
import { tcm } from './programme.ts'

const answers = (all: number, others: Values = {}): Values => ({
  ...Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`q${at + 1}`, all])),
  ...others,
})
const form = (on: string, more: Values = {}): Line => [
  'tcm_elder',
  on,
  { ...answers(1, { q1: 5 }), main_type: 'balanced', guide_balanced: ['2'], ...more },
]
const flagsOn = (one: Subject, on: string): readonly string[] =>
  derive(one, [tcm]).status.find(({ from, to }) => from <= on && on < to)?.flags ?? []
const openTasks = (one: Subject, on: string) =>
  derive(one, [tcm])
    .due.filter(
      ({ opens, met_on, ended_on }) => opens <= on && !(met_on && met_on <= on) && !(ended_on && ended_on <= on),
    )
    .map((due) => [due.kind, tcm.dueText(due).reason])
const tree = (one: Subject, on: string) =>
  (tcm.explain(one, lifeOf(one), 'TCM-01', day(on)).children ?? []).map(({ state, text }) => `${state} ${text}`)

const on = '2026-12-31'

describe('老年人中医药健康管理率', () => {
  test.each<[string, readonly Line[], boolean, string]>([
    ['33题答全并给了主要体质的指导', [form('2026-05-06')], true, 'met 中医药保健指导已填写'],
    ['没做', [], false, 'unmet 本年度未做体质辨识'],
    ['上一年做的', [form('2025-05-06')], false, 'unmet 本年度未做体质辨识'],
    ['漏一题', [form('2026-05-06', { q8: null })], false, 'unmet 体质辨识33问未答全'],
    ['只有旧纸质结果', [['tcm_elder', '2026-05-06', { legacy_result: '平和质' }]], false, 'unmet 体质辨识33问未答全'],
    ['没有主要体质的指导', [form('2026-05-06', { guide_balanced: [] })], false, 'unmet 未填写中医药保健指导'],
    ['并列未选', [form('2026-05-06', { ...answers(3), main_type: null })], false, 'unmet 得分并列，未选定主要体质'],
    [
      '并列已选',
      [form('2026-05-06', { ...answers(3), main_type: 'special', guide_special: ['1'] })],
      true,
      'met 中医药保健指导已填写',
    ],
  ])('%s', (_, lines, received, last) => {
    const one = subject(lines)
    expect(flagsOn(one, on).includes('received')).toBe(received)
    expect(tree(one, on).at(-1)).toBe(last)
  })
  test('与老年人健康管理率同一批人', () =>
    expect(tree(subject([], { birth_date: day('1970-01-01') }), on)[0]).toBe('none 年底不满65岁，不计入'))
})

test('每年一次；九种都为否的两周后重新采集', () => {
  expect(openTasks(subject([]), '2026-01-01')).toEqual([['constitution', '2026年度中医药健康管理，可与体检同时做']])
  expect(openTasks(subject([form('2026-05-06')]), '2026-05-06')).toEqual([])
  const none = form('2026-05-06', { ...answers(1), q1: 2, q2: 3, q4: 3, q5: 3, q13: 3, main_type: null })
  expect(openTasks(subject([none]), '2026-05-20').map(([kind]) => kind)).toEqual(['constitution', 'ask_again'])
  expect(openTasks(subject([none, form('2026-05-21')]), '2026-05-21')).toEqual([])
})

test('评估写出体质和缺什么', () => {
  const one = subject([form('2026-05-06', { guide_balanced: [] })])
  expect(tcm.assess?.(one, lifeOf(one), day('2026-06-30'), [])).toMatchObject({
    target: true,
    date: '2026-05-06',
    main_type: 'balanced',
    results: { balanced: '1', special: '0' },
    received: false,
    unmet_clauses: [{ code: 'C-TCM-GUIDE' }],
  })
  expect(tcm.summary?.(one, lifeOf(one), day('2026-06-30'))).toEqual([
    { label: '本年体质辨识', value: '未完成', tone: 'due' },
    { label: '主要体质', value: '平和质（5月6日）' },
  ])
})
