import { numberOf } from '../../../../form/answers.ts'
import type { Values } from '../../../../form/field.ts'

export interface Pressure {
  readonly sys: number
  readonly dia: number
}

const arm = (values: Values, side: 'left' | 'right'): Pressure | null => {
  const [sys, dia] = [numberOf(values, `bp_${side}_sys`), numberOf(values, `bp_${side}_dia`)]
  return sys === null || dia === null ? null : { sys, dia }
}

/** Both arms that were measured, left first. */
export const armsOf = (values: Values): readonly Pressure[] =>
  [arm(values, 'left'), arm(values, 'right')].filter((each) => each !== null)

/** The form's pressure: the arm with the higher systolic; of equal ones the higher diastolic. Null without a pair. */
export const formPressure = (values: Values): Pressure | null =>
  armsOf(values).reduce<Pressure | null>(
    (most, each) =>
      most === null || each.sys > most.sys || (each.sys === most.sys && each.dia > most.dia) ? each : most,
    null,
  )

/** Grade of an adult's pressure by the higher of its two values (中国高血压防治指南); one reading is no diagnosis. */
export const gradeOf = ({ sys, dia }: Pressure): 'normal' | 'high_normal' | '1' | '2' | '3' => {
  if (sys >= 180 || dia >= 110) return '3'
  if (sys >= 160 || dia >= 100) return '2'
  if (sys >= 140 || dia >= 90) return '1'
  return sys >= 120 || dia >= 80 ? 'high_normal' : 'normal'
}
