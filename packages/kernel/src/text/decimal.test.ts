import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bmi, bmiClass } from './bmi.ts'
import { compare, fraction, minus, plus, roundHalfUp } from './decimal.ts'

const read = (text: string) => fraction(text) ?? { n: 0n, d: 1n }

test.each([
  ['0.5', 0, '1'],
  ['-0.5', 0, '-1'],
  ['2.675', 2, '2.68'],
  ['63.725', 2, '63.73'],
  ['1.005', 2, '1.01'],
  ['-0.004', 2, '0.00'],
  ['12', 1, '12.0'],
])('%s at %i decimals is %s', (text, decimals, printed) => {
  expect(roundHalfUp(read(text), decimals)).toBe(printed)
})

test.each(['', 'abc', '1,5', '1e3', '.5', '5.', '07', '--1', ' 1'])('“%s” is no decimal', (text) => {
  expect(fraction(text)).toBeNull()
})

test('what is added can be taken away again', () => {
  const decimals = fc.tuple(fc.integer(), fc.nat(99)).map(([n, cents]) => `${n}.${String(cents).padStart(2, '0')}`)
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(compare(minus(plus(read(a), read(b)), read(b)), read(a))).toBe(0)
    }),
  )
})

test.each([
  ['02-1', '160.0', '62.5', '24.41', '超重'],
  ['02-2', '170.0', '69.3', '23.98', '正常'],
  ['02-3', '165.0', '76.2', '27.99', '超重'],
])('%s: %s cm, %s kg', (_, height, weight, shown, label) => {
  const raw = bmi(height, weight)
  expect(raw && [roundHalfUp(raw, 2), bmiClass(raw)]).toEqual([shown, label])
})

test('no height, no index', () => {
  expect(bmi(0, 60)).toBeNull()
})
