import { compare, type Fraction, fraction, over, times } from './decimal.ts'

/** kg ÷ m², exact; null unless both are above zero (规范第三版·健康体检表·一般状况). */
export const bmi = (heightCm: unknown, weightKg: unknown): Fraction | null => {
  const [height, weight] = [fraction(heightCm), fraction(weightKg)]
  if (!height || !weight || height.n <= 0n || weight.n <= 0n) return null
  return over(times(weight, { n: 10_000n, d: 1n }), times(height, height))
}

const below = (value: Fraction, limit: string): boolean => {
  const edge = fraction(limit)
  return edge !== null && compare(value, edge) < 0
}

/** Adult classes by the unrounded value (WS/T 428): 18.5, 24 and 28 begin the next class. */
export const bmiClass = (value: Fraction): '体重过低' | '正常' | '超重' | '肥胖' => {
  if (below(value, '18.5')) return '体重过低'
  if (below(value, '24')) return '正常'
  return below(value, '28') ? '超重' : '肥胖'
}
