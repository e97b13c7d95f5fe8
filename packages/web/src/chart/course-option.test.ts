import type { CourseView } from '@wangdi/kernel/api/answers/residents.ts'
import { expect, test } from 'vitest'
import { axisOf, courseHeight, isOut, valueWords } from './course-option.ts'

const point = (day: string, sbp: number | null, dbp: number | null): CourseView['points'][number] => ({
  day,
  values: [sbp, dbp],
  out: false,
  source: 'visit',
  record_id: day,
})
const course: CourseView = {
  id: 'bp',
  label: '血压',
  unit: 'mmHg',
  panels: [
    { key: 'sbp', label: '收缩压' },
    { key: 'dbp', label: '舒张压' },
  ],
  points: [],
  targets: [
    { from: '2020-01-01', below: [140, 90] },
    { from: '2026-03-01', below: [150, 90] },
  ],
}

test('达标按当天的目标判，等于目标不算达标，没测的不判', () => {
  expect(isOut(course, 0, point('2026-02-01', 145, 80))).toBe(true)
  expect(isOut(course, 0, point('2026-03-01', 145, 80))).toBe(false)
  expect(isOut(course, 0, point('2026-03-01', 150, 80))).toBe(true)
  expect(isOut(course, 1, point('2026-03-01', 120, null))).toBe(false)
})

test('两个量各占一格，图随之变高', () => {
  expect(courseHeight(course)).toBeGreaterThan(courseHeight({ ...course, panels: course.panels.slice(0, 1) }))
})

test('都不小于零的量，坐标轴从零起，不画负数', () => {
  expect(axisOf([0, 2], [])).toEqual({ min: 0, max: 3, interval: 1 })
  expect(axisOf([0], []).min).toBe(0)
  expect(axisOf([-2, 1], []).min).toBe(-3)
  expect(axisOf([7.2], [{ from: '2026-01-01', to: '2026-02-01', below: 7 }])).toEqual({ min: 6, max: 8, interval: 1 })
})

test('有词的刻度说词，没有目标的听项目怎么判', () => {
  const scale: CourseView = {
    ...course,
    panels: [{ key: 'class', label: '病情分类', words: { '1': '不稳定', '2': '基本稳定', '3': '稳定' } }],
    targets: [],
  }
  expect([valueWords(scale, 0, 3), valueWords(scale, 0, null), valueWords(course, 0, 138)]).toEqual([
    '稳定',
    '—',
    '138',
  ])
  expect(isOut(scale, 0, { ...point('2026-02-01', 1, null), out: true })).toBe(true)
  expect(isOut(course, 0, { ...point('2026-02-01', null, 95), out: true })).toBe(false)
})
