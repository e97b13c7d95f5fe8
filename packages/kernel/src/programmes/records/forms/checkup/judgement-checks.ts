import { codesOf, isFilled, numberOf, rowsOf, textOf } from '../../../../form/answers.ts'
import type { Values } from '../../../../form/field.ts'
import { type Finding, finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { bmi } from '../../../../text/bmi.ts'
import { compare } from '../../../../text/decimal.ts'
import { ruled } from '../findings.ts'
import { armsOf, formPressure } from './pressure.ts'

const doubt = ['warn', 'contradiction'] as const

const armOrder = (values: Values, side: 'left' | 'right'): Finding[] => {
  const [sys, dia] = [numberOf(values, `bp_${side}_sys`), numberOf(values, `bp_${side}_dia`)]
  const [key, label] = [`bp_${side}_dia`, side === 'left' ? '左侧' : '右侧']
  if (sys === null || dia === null) return []
  if (dia >= sys) return [finding('BP_ORDER', key, `${label}舒张压 ${dia} 不低于收缩压 ${sys}，请核对是否填反`)]
  return sys - dia < 20 || sys - dia > 100
    ? [ruled('X-02', ['warn', 'implausible'], key, `${label}脉压 ${sys - dia}mmHg 少见，请复测，确认请注明`)]
    : []
}

/** on each arm; X-03 between them. */
const pressures: Check = (values) => {
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
const crisis: Check = (values) => {
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

/** */
const pulse: Check = (values) => {
  const [beats, felt] = [numberOf(values, 'heart_rate'), numberOf(values, 'pulse')]
  if (beats === null || felt === null) return []
  if (felt > beats) return [ruled('X-05', doubt, 'heart_rate', `脉率 ${felt} 大于心率 ${beats}，请复测，确认请注明`)]
  return beats - felt >= 10 && values.heart_rhythm === '1'
    ? [ruled('PULSE_DEFICIT', doubt, 'heart_rhythm', `心率比脉率多 ${beats - felt} 次，心律填“齐”，请核对`)]
    : []
}

/** raised and not in the programme of high blood pressure; known only where the groups are given. */
const screening: Check = (values, context) => {
  const pressure = formPressure(values)
  const raised = pressure !== null && (pressure.sys >= 140 || pressure.dia >= 90)
  return raised && context.groups && !context.groups.includes('htn')
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

const outOfOrder = (values: Values): boolean => {
  const [pressure, raw] = [formPressure(values), bmi(values.height, values.weight)]
  const fat = raw !== null && (compare(raw, { n: 185n, d: 10n }) < 0 || compare(raw, { n: 32n, d: 1n }) >= 0)
  return fat || (pressure !== null && (pressure.sys >= 160 || pressure.dia >= 100))
}

/** an abnormal item beside “体检无异常”. */
const assessed: Check = (values) => {
  if (values.assessment !== '1') return []
  const found =
    (isFilled(values.edema) && values.edema !== '1') ||
    values.heart_murmur === '2' ||
    values.abd_mass === '2' ||
    ['2', '3', '4'].includes(textOf(values, 'elder_self_care') ?? '') ||
    values.elder_cognition === '2' ||
    values.elder_emotion === '2' ||
    outOfOrder(values)
  return found ? [ruled('ABN_NOT_ASSESSED', doubt, 'assessment', '有异常结果，健康评价填“体检无异常”，请核对')] : []
}

/** and the guidance wanted of who is abnormal or in management. */
const advised: Check = (values, context) => {
  const [controls, guidance] = [codesOf(values, 'risk_control'), codesOf(values, 'guidance')]
  const drinks = ['3', '4'].includes(textOf(values, 'drink_freq') ?? '') && values.drink_quit !== '2'
  const managed = context.groups?.some((group) => ['htn', 'dm', 'smd'].includes(group)) ?? false
  return [
    ...(values.assessment === '2' && guidance.length === 0
      ? [finding('REQUIRED', 'guidance', '有异常的请选“健康指导”，不需要的请注明', { severity: 'warn' })]
      : []),
    ...(managed && guidance.length > 0 && !guidance.includes('1')
      ? [ruled('CHK_GUIDANCE_MANAGED', doubt, 'guidance', '在管的慢性病患者应选“纳入慢性病患者健康管理”，请核对')]
      : []),
    ...(values.smoke_status === '3' && controls.length > 0 && !controls.includes('1')
      ? [ruled('X-09', doubt, 'risk_control', '吸烟者的危险因素控制未选“戒烟”，请核对')]
      : []),
    ...(drinks && controls.length > 0 && !controls.includes('2')
      ? [ruled('X-10', doubt, 'risk_control', '经常饮酒者的危险因素控制未选“健康饮酒”，请核对')]
      : []),
  ]
}

const noMedicine: Check = (values, context) =>
  context.groups?.some((group) => group === 'htn' || group === 'dm') && rowsOf(values, 'medicines').length === 0
    ? [ruled('CHK_NO_MEDICINE', ['warn', 'missing'], 'medicines', '在管患者没有用药记录，未用药的请注明')]
    : []

export const judgementChecks: readonly Check[] = [pressures, crisis, pulse, screening, noMedicine, assessed, advised]
