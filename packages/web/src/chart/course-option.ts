import type { CourseView } from '@wangdi/kernel/api/answers/residents.ts'
import type { EChartsCoreOption } from 'echarts/core'
import { residentText } from '../text/resident.ts'
import { fontFamily, palette } from '../theme/tokens.ts'

const PANEL = 200
const GAP = 52
const TOP = 34
const LEFT = 44
const WORDS_LEFT = 76
const RIGHT = 84

type Point = CourseView['points'][number]
interface Step {
  readonly from: string
  readonly to: string
  readonly below: number
}

/** Height of the chart of a course: its panels under each other, one time axis. */
export const courseHeight = (course: CourseView): number =>
  TOP + course.panels.length * PANEL + (course.panels.length - 1) * GAP + 30

/** Targets of one panel as steps between the first and the last day shown. */
const stepsOf = (course: CourseView, panel: number, from: string, to: string): readonly Step[] =>
  course.targets.flatMap((target, at): Step[] => {
    const until = course.targets[at + 1]?.from ?? to
    const begins = target.from < from ? from : target.from
    const ends = until > to ? to : until
    const below = target.below[panel]
    return below !== undefined && begins < ends ? [{ from: begins, to: ends, below }] : []
  })

const belowOn = (course: CourseView, panel: number, day: string): number | null =>
  course.targets.filter(({ from }) => from <= day).at(-1)?.below[panel] ?? course.targets[0]?.below[panel] ?? null

/** Out of target on that day in that panel; where there is no target, what the programme says of a single quantity. */
export const isOut = (course: CourseView, panel: number, point: Point): boolean => {
  const [value, below] = [point.values[panel], belowOn(course, panel, point.day)]
  if (value === null) return false
  return below === null ? course.panels.length === 1 && point.out : value >= below
}

/** A value as the reader knows it: the number, or the word of its code. */
export const valueWords = ({ panels }: CourseView, panel: number, value: number | null): string =>
  value === null ? '—' : (panels[panel].words?.[value] ?? String(value))

/** A scale of words shows all of them and nothing between. */
const scaleOf = (words: Readonly<Record<string, string>>): Axis => {
  const codes = Object.keys(words).map(Number)
  return { min: Math.min(...codes) - 1, max: Math.max(...codes), interval: 1 }
}

interface Axis {
  readonly min: number
  readonly max: number
  readonly interval: number
}

/** An axis that holds the values and the targets, in even steps; below zero only where a value is. */
export const axisOf = (values: readonly number[], steps: readonly Step[]): Axis => {
  const all = [...values, ...steps.map(({ below }) => below)]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const interval = high > 40 ? 20 : high - low > 5 ? 2 : 1
  const pad = interval / 5
  const min = Math.floor((low - pad) / interval) * interval
  return {
    min: low < 0 ? min : Math.max(0, min),
    max: Math.ceil((high + pad) / interval) * interval,
    interval,
  }
}

const itemOf = (course: CourseView, panel: number, point: Point, low: number, labelled: boolean) => {
  const out = isOut(course, panel, point)
  const colour = out ? palette['point-out'] : palette.series
  return {
    value: [point.day, point.values[panel]],
    symbol: out ? 'diamond' : 'circle',
    symbolSize: out ? 13 : 9,
    itemStyle:
      point.source === 'other' ? { color: palette.white, borderColor: colour, borderWidth: 2 } : { color: colour },
    label: {
      show: out || labelled,
      position: out || point.values[panel] === low ? 'top' : 'bottom',
      color: out ? palette['point-out'] : palette['ink-2'],
      fontWeight: out ? 600 : 400,
      formatter: valueWords(course, panel, point.values[panel]),
    },
  }
}

const seriesOf = (course: CourseView, panel: number, points: readonly Point[], steps: readonly Step[], low: number) => {
  const measured = points.filter(({ values }) => values[panel] !== null)
  return {
    type: 'line',
    xAxisIndex: panel,
    yAxisIndex: panel,
    silent: true,
    lineStyle: { color: palette.series, width: 2 },
    labelLayout: { hideOverlap: true },
    data: measured.map((point, at) => itemOf(course, panel, point, low, at === 0 || at === measured.length - 1)),
    markArea: {
      silent: true,
      itemStyle: { color: palette.met, opacity: 0.1 },
      data: steps.map(({ from, to, below }) => [{ coord: [from, low] }, { coord: [to, below] }]),
    },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: palette.met, type: 'dashed', width: 1.5 },
      data: steps.map(({ from, to, below }, at) => [
        {
          coord: [from, below],
          label: {
            show: at === steps.length - 1,
            position: 'end',
            color: palette.met,
            formatter: course.panels[panel].words ? '' : residentText.course.target(String(below)),
          },
        },
        { coord: [to, below] },
      ]),
    },
  }
}

/** The option of a measured course: one panel a quantity, the target as a band, what is out of it as a diamond. */
export const courseOption = (course: CourseView, from: string, to: string): EChartsCoreOption => {
  const points = course.points.filter(({ day }) => day >= from && day <= to)
  const top = (panel: number): number => TOP + panel * (PANEL + GAP)
  const panels = course.panels.map((panel, at) => {
    const steps = stepsOf(course, at, from, to)
    const values = points.flatMap(({ values: all }) => all[at] ?? [])
    const axis = panel.words ? scaleOf(panel.words) : axisOf(values.length > 0 ? values : [0], steps)
    return { ...panel, steps, axis }
  })
  const text = { fontFamily, fontSize: 13, color: palette['ink-2'] }
  return {
    textStyle: text,
    grid: panels.map(({ words }, at) => ({
      left: words ? WORDS_LEFT : LEFT,
      right: RIGHT,
      top: top(at),
      height: PANEL,
    })),
    xAxis: panels.map((_, at) => ({
      type: 'time',
      gridIndex: at,
      min: from,
      max: to,
      splitNumber: 5,
      axisLabel: {
        ...text,
        show: at === panels.length - 1,
        hideOverlap: true,
        formatter: { year: '{yyyy}年', month: '{M}月', day: '{M}月{d}日' },
      },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.control } },
      splitLine: { show: false },
    })),
    yAxis: panels.map(({ label, axis, words }, at) => ({
      type: 'value',
      gridIndex: at,
      name: `${label} ${course.unit}`,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -LEFT + 6] },
      nameGap: 12,
      ...axis,
      axisLabel: words ? { ...text, formatter: (code: number) => words[code] ?? '' } : text,
      splitLine: { lineStyle: { color: palette.line } },
    })),
    series: panels.map(({ steps, axis }, at) => seriesOf(course, at, points, steps, axis.min)),
  }
}
