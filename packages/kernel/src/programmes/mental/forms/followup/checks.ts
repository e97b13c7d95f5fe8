import { dayOf, isFilled, numberOf, rowsOf, textOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import { type Finding, finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { deathCheck } from '../../../shared/forms/contact.ts'
import { nextDateCheck } from '../../../shared/forms/next-step.ts'
import { classLabels } from '../../rules/classify.ts'
import { ATTEMPTS, failedThrice, gapOf } from '../../rules/lost.ts'
import { drugLineCheck } from '../drug.ts'
import { dangerKeys, hasSymptom } from './condition.ts'
import { failedDays, judgedNow, notReached, previousReached, recordedClass, ruledNext } from './judged.ts'
import { riskChecks } from './risk-checks.ts'
import { safetyChecks } from './safety-checks.ts'
import { unmedicated } from './treatment.ts'

const contradiction = (field: string, message: string): Finding[] => [finding('CROSS_FIELD', field, message)]
const doubt = (field: string, message: string): Finding[] => [
  finding('CROSS_FIELD', field, `${message}，确认请注明`, { severity: 'warn' }),
]

/** Exactly one of 目前症状 and 无症状. */
const symptoms: Check = (values) => {
  const none = values.symptoms_none === true
  if (none && isFilled(values.symptoms))
    return [finding('EXCLUSIVE_OPTION', 'symptoms', '“目前症状”已选症状，不能再选“目前无症状”，请去掉其中一方')]
  const status = textOf(values, 'symptom_status')
  if (none && status !== null && status !== '0')
    return contradiction('symptom_status', '“目前无症状”时“精神症状程度”应为“消失或基本消失”')
  return hasSymptom(values, '7') && status === '0'
    ? doubt('symptom_status', '有“伤人毁物”，“精神症状程度”填“消失或基本消失”')
    : []
}

/** 7 无 and no behaviour at all are said together. */
const danger: Check = (values) => {
  if (notReached(values)) return []
  const counts = dangerKeys.map((key) => numberOf(values, key))
  const any = counts.some((count) => count !== null && count > 0)
  if (values.danger_none === true)
    return any ? contradiction('danger_none', '危险行为选了“无”，各项次数应为 0，请去掉其中一方') : []
  return counts.every((count) => count === 0) ? contradiction('danger_none', '危险行为各项都是 0 次，请选“无”') : []
}

const stay: Check = (values) => {
  const [on, out] = [dayOf(values, 'service_date'), dayOf(values, 'last_discharge')]
  return on && out && out > on
    ? [finding('DATE_ORDER', 'last_discharge', `“末次出院时间”${out} 晚于随访日期 ${on}，请核对`)]
    : []
}

const medication: Check = (values) => {
  if (notReached(values)) return []
  const { adherence } = values
  const none = rowsOf(values, 'drugs').length === 0
  if ((adherence === '1' || adherence === '2') && none)
    return [finding('DETAIL_REQUIRED', 'drugs', '“用药依从性”填了用药，请填写“用药情况”')]
  return adherence === '4' && !none ? doubt('drugs', '“医嘱勿需用药”，仍填了药物') : []
}

const reactions: Check = (values) => {
  const { adr, adherence, effect, adr_severity: severity } = values
  const applies = isFilled(adherence) && !unmedicated(values)
  return [
    ...(adr === '9' && applies ? contradiction('adr', '在用药的，“药物不良反应”不能填“此项不适用”') : []),
    ...((adr === '1' || adr === '9') && isFilled(severity) && severity !== '0'
      ? contradiction('adr_severity', '没有不良反应的，“不良反应程度”应为“无”')
      : []),
    ...(adr === '2' && severity === '0' ? contradiction('adr_severity', '有不良反应的，“不良反应程度”不能填“无”') : []),
    ...(effect === '9' && applies ? contradiction('effect', '在用药的，“治疗效果”不能填“此项不适用”') : []),
  ]
}

const classMismatch: Check = (values, context) => {
  const judged = judgedNow(values, context)
  const typed = values.classification
  return judged && isFilled(typed) && typed !== judged.class
    ? [
        finding(
          'CLASS_MISMATCH',
          'classification',
          `按规范应为“${classLabels[judged.class]}”，现填“${classLabels[String(typed)]}”，确认请注明`,
        ),
      ]
    : []
}

/** SMD-Q8: unstable, at home and not referred. */
const referral: Check = (values) => {
  const unstable = !notReached(values) && recordedClass(values) === '1' && values.inpatient !== '1'
  return unstable && values.referral === '1'
    ? [finding('REFERRAL_NOT_GIVEN', 'referral', '病情不稳定，按规范应立即转诊到上级医院；确不转诊，请写明原因')]
    : []
}

/** 连续3次未访到 needs its three attempts. */
const threeTimes: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  if (values.lost_reason !== '4' || !on || !context.history) return []
  const last = previousReached(context, on)
  const code = last && recordedClass(last.fields)
  if (failedThrice([...failedDays(context, on), on], code)) return []
  return contradiction(
    'lost_reason',
    `“连续3次未访到”需有 ${ATTEMPTS} 个不同日期的未访到记录，间隔 ${gapOf(code)} 天以上，请继续联系并登记`,
  )
}

const consentOn = ({ history }: FormContext, on: string): string | null => {
  const asked = history
    ?.filter(({ form, service_date }) => form === 'smd_profile' && service_date <= on)
    .map(({ fields, service_date }) => ({ day: dayOf(fields, 'consent_date') ?? service_date, value: fields.consent }))
    .filter(({ day }) => day <= on)
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
  const last = asked?.at(-1)?.value
  return typeof last === 'string' ? last : null
}

/** Without consent there is no follow-up in the community (知情同意). */
const consented: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  if (!on || (context.consent ?? consentOn(context, on)) !== '0') return []
  return [
    {
      code: 'CONSENT_MISSING',
      severity: 'block',
      category: 'contradiction',
      field: 'service_date',
      message_zh: '患者不同意参加管理，不做社区随访；重新同意的，请先填新的个人信息补充表',
    },
  ]
}

/** A follow-up of an earlier day told of the death; the closing need not be entered yet. */
const afterDeath: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  const told = context.history?.find(
    ({ form, fields }) => form === 'smd_followup' && !isFilled(fields.lost_reason) && isFilled(fields.death_date),
  )
  const died = told && dayOf(told.fields, 'death_date')
  return on && died && on > died && told.service_date < on
    ? [finding('SERVICE_AFTER_DEATH', 'service_date', `${told.service_date} 的随访已记录 ${died} 死亡，请核对日期`)]
    : []
}

export const followupChecks: readonly Check[] = [
  consented,
  afterDeath,
  threeTimes,
  deathCheck,
  ...riskChecks,
  symptoms,
  danger,
  stay,
  medication,
  drugLineCheck('drugs'),
  drugLineCheck('drug_guidance'),
  reactions,
  classMismatch,
  referral,
  nextDateCheck(ruledNext),
  ...safetyChecks,
]
