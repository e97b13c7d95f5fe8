import { numberOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import { formPressure } from '../../records/forms/checkup/pressure.ts'

/** Values of a check-up that ask for contact on the same day (危急值, product): below, and from or above. */
const limits: Readonly<Record<string, readonly [below: number, above: number]>> = {
  hb: [60, Number.POSITIVE_INFINITY],
  plt: [30, Number.POSITIVE_INFINITY],
  k: [2.8, 6.2],
  pulse: [40, 140],
}

/** Does a check-up hold a critical value? */
export const isCritical = (values: Values): boolean => {
  const pressure = formPressure(values)
  if (pressure && (pressure.sys >= 180 || pressure.dia >= 110)) return true
  const glucose = numberOf(values, 'fpg')
  if (glucose !== null && (glucose >= 16.7 || glucose <= 3.9)) return true
  return Object.entries(limits).some(([key, [below, above]]) => {
    const value = numberOf(values, key)
    return value !== null && (value < below || value > above)
  })
}
