import type { Line } from '@wangdi/kernel/print/piece.ts'
import { describe, expect, test } from 'vitest'
import { type FlowLine, flow } from './flow.ts'

/** Every letter as wide as it is high; ten points a letter. */
const SIZE = 10
const measure = (text: string, size: number): number => [...text].length * size

const lay = (line: Line, letters: number): readonly FlowLine[] => flow([line], letters * SIZE, SIZE, measure)
const wordsIn = (lines: readonly FlowLine[]): readonly string[] =>
  lines.map(({ marks }) => marks.map(({ mark }) => (mark.kind === 'teeth' ? '' : mark.text)).join(''))

describe('lines of a cell', () => {
  test('a code and its words go to the next line together', () => {
    const options: Line = [{ text: '1控制满意', keep: true }, { text: ' ' }, { text: '2控制不满意', keep: true }]
    expect(wordsIn(lay(options, 8))).toEqual(['1控制满意', '2控制不满意'])
  })

  test('free text breaks between letters, not before a comma nor within a number', () => {
    expect(wordsIn(lay([{ text: '头晕三天，血压168' }], 4))).toEqual(['头晕三', '天，血压', '168'])
    expect(wordsIn(lay([{ text: '体质（BMI）' }], 4))).toEqual(['体质', '（BMI）'])
  })

  test('words that are wider than the cell break all the same', () => {
    expect(wordsIn(lay([{ text: '农林牧渔水利业生产人员', keep: true }], 6))).toEqual(['农林牧渔水利', '业生产人员'])
  })

  test('boxes at the end stand at the right edge, below where there is no room', () => {
    const choice = (words: string): Line => [{ text: words, keep: true }, { text: ' ' }, { boxes: ['2'] }]
    const [line] = lay(choice('1无'), 8)
    const last = line.marks.at(-1)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(8 * SIZE)
    expect(lay(choice('1未见异常'), 6)).toHaveLength(2)
  })
})
