import { codesOf, isFilled, numberOf } from '../../../../../form/answers.ts'
import type { Values } from '../../../../../form/field.ts'
import { type Finding, finding } from '../../../../../form/finding.ts'
import type { Check } from '../../../../../form/form.ts'
import { ruled } from '../../findings.ts'
import { armsOf, formPressure } from '../pressure.ts'

/** A pair is measured or not: both values or neither. */
const halfMeasured = (values: Values, side: 'left' | 'right'): Finding[] => {
  const [sys, dia] = [`bp_${side}_sys`, `bp_${side}_dia`]
  if (isFilled(values[sys]) === isFilled(values[dia])) return []
  const [key, label] = isFilled(values[sys]) ? [dia, '舒张压'] : [sys, '收缩压']
  return [finding('REQUIRED', key, `请填写“${side === 'left' ? '左侧' : '右侧'}${label}”`)]
}

const armOrder = (values: Values, side: 'left' | 'right'): Finding[] => {
  const [sys, dia] = [numberOf(values, `bp_${side}_sys`), numberOf(values, `bp_${side}_dia`)]
  const [key, label] = [`bp_${side}_dia`, side === 'left' ? '左侧' : '右侧']
  if (sys === null || dia === null) return halfMeasured(values, side)
  if (dia >= sys) return [finding('BP_ORDER', key, `${label}舒张压 ${dia} 不低于收缩压 ${sys}，请核对是否填反`)]
  return sys - dia < 20 || sys - dia > 100
    ? [ruled('X-02', ['warn', 'implausible'], key, `${label}脉压 ${sys - dia}mmHg 少见，请复测，确认请注明`)]
    : []
}

/** on each arm; X-03 between them. */
export const arms: Check = (values) => {
  const [left, right] = armsOf(values)
  const apart = left && right && (Math.abs(left.sys - right.sys) > 20 || Math.abs(left.dia - right.dia) > 10)
  return [
    ...armOrder(values, 'left'),
    ...armOrder(values, 'right'),
    ...(apart
      ? [ruled('BP_ARM_DIFF', ['warn', 'implausible'], 'bp_right_sys', '两侧血压相差较大，请复测，确认请注明')]
      : []),
  ]
}

/** */
export const crisis: Check = (values) => {
  const high = armsOf(values).some(({ sys, dia }) => sys >= 180 || dia >= 110)
  const acted = codesOf(values, 'guidance').some((code) => code === '2' || code === '3')
  return high && !acted
    ? [
        ruled(
          'BP_CRISIS_NO_ACTION',
          ['block', 'contradiction'],
          'guidance',
          '血压达到 180/110，健康指导应选“建议复查”或“建议转诊”',
        ),
      ]
    : []
}

/** raised and not in the programme of high blood pressure; known only where the groups are given. */
export const hypertensionHint: Check = (values, { groups }) => {
  const pressure = formPressure(values)
  const raised = pressure !== null && (pressure.sys >= 140 || pressure.dia >= 90)
  return raised && groups && !groups.includes('htn')
    ? [
        ruled(
          'SCREEN_HYPERTENSION',
          ['info', 'implausible'],
          'bp_left_sys',
          `血压 ${pressure.sys}/${pressure.dia} 偏高且未纳入管理，请非同日复测`,
        ),
      ]
    : []
}
