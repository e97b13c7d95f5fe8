import { codesOf, isFilled, numberOf, textOf } from '../../../../../form/answers.ts'
import type { Values } from '../../../../../form/field.ts'
import { finding } from '../../../../../form/finding.ts'
import type { Check } from '../../../../../form/form.ts'
import { ruled } from '../../findings.ts'
import { judgedItems } from '../abnormal/marks.ts'
import { formPressure } from '../pressure.ts'

const doubt = ['warn', 'contradiction'] as const

/** */
const pulse: Check = (values) => {
  const [beats, felt] = [numberOf(values, 'heart_rate'), numberOf(values, 'pulse')]
  if (beats === null || felt === null) return []
  if (felt > beats) return [ruled('X-05', doubt, 'heart_rate', `脉率 ${felt} 大于心率 ${beats}，请复测，确认请注明`)]
  return beats - felt >= 10 && values.heart_rhythm === '1'
    ? [ruled('PULSE_DEFICIT', doubt, 'heart_rhythm', `心率比脉率多 ${beats - felt} 次，心律填“齐”，请核对`)]
    : []
}

/** */
const rhythm: Check = (values) =>
  values.heart_rhythm === '3' && values.ecg === '1'
    ? [ruled('X-06', doubt, 'ecg', '心律绝对不齐，心电图填“正常”，请核对，确认请注明')]
    : []

/** codes that are abnormal whatever else is known. */
const tellingCodes = (values: Values): boolean =>
  (isFilled(values.edema) && values.edema !== '1') ||
  ['heart_murmur', 'abd_mass', 'ecg', 'chest_xray', 'abd_us', 'other_us', 'fobt', 'hbsag'].some(
    (key) => values[key] === '2',
  )

/** self-care, cognition and mood are abnormal findings too (规范第三版·健康体检表·健康评价). */
const telltaleScreens = (values: Values): boolean =>
  ['2', '3', '4'].includes(textOf(values, 'elder_self_care') ?? '') ||
  values.elder_cognition === '2' ||
  values.elder_emotion === '2'

/** an abnormal item beside “体检无异常”. */
const assessed: Check = (values, context) => {
  if (values.assessment !== '1') return []
  const found =
    tellingCodes(values) ||
    telltaleScreens(values) ||
    judgedItems(values, context).some(({ action, critical }) => action || critical)
  return found ? [ruled('ABN_NOT_ASSESSED', doubt, 'assessment', '有异常结果，健康评价填“体检无异常”，请核对')] : []
}

const isManaged = (groups: readonly string[] | undefined): boolean =>
  groups?.some((group) => ['htn', 'dm', 'smd'].includes(group)) ?? false

/** The guidance wanted of who is abnormal or in management. */
const guided: Check = (values, { groups }) => {
  const guidance = codesOf(values, 'guidance')
  if (values.assessment === '2' && guidance.length === 0)
    return [finding('REQUIRED', 'guidance', '有异常的请选“健康指导”，不需要的请注明', { severity: 'warn' })]
  return isManaged(groups) && isFilled(values.assessment) && !guidance.includes('1')
    ? [ruled('CHK_GUIDANCE_MANAGED', doubt, 'guidance', '在管的慢性病患者应选“纳入慢性病患者健康管理”，请核对')]
    : []
}

/** the habit that is to change. */
const advised: Check = (values) => {
  const controls = codesOf(values, 'risk_control')
  const drinks = ['3', '4'].includes(textOf(values, 'drink_freq') ?? '') && values.drink_quit !== '2'
  return [
    ...(values.smoke_status === '3' && controls.length > 0 && !controls.includes('1')
      ? [ruled('X-09', doubt, 'risk_control', '吸烟者的危险因素控制未选“戒烟”，请核对')]
      : []),
    ...(drinks && controls.length > 0 && !controls.includes('2')
      ? [ruled('X-10', doubt, 'risk_control', '经常饮酒者的危险因素控制未选“健康饮酒”，请核对')]
      : []),
  ]
}

/** 糖尿病 is a disease of another system. */
const knownDisease: Check = (values, { groups }) =>
  groups?.includes('dm') && values.p_other === '1'
    ? [ruled('X-19', doubt, 'p_other', '在管的糖尿病患者，其他系统疾病填“未发现”，请核对，确认请注明')]
    : []

/** takes none of the medicines, still raised, and nothing is advised. */
const untaken: Check = (values) => {
  const rows = Array.isArray(values.medicines) ? values.medicines : []
  const none =
    rows.length > 0 &&
    rows.every((row) => typeof row === 'object' && row && 'adherence' in row && row.adherence === '3')
  const pressure = formPressure(values)
  const raised =
    (pressure !== null && (pressure.sys >= 140 || pressure.dia >= 90)) || (numberOf(values, 'fpg') ?? 0) >= 7
  return none && raised && codesOf(values, 'guidance').length === 0
    ? [ruled('X-23', doubt, 'guidance', '药都没有服，血压或血糖偏高，健康指导没有填，请核对')]
    : []
}

/** Findings of one part of the form against another. */
export const judgementChecks: readonly Check[] = [pulse, rhythm, knownDisease, assessed, guided, untaken, advised]
