import { addMonths, daysBetween } from '../../../day/day.ts'
import { codesOf, dayOf, isFilled, numberOf } from '../../../form/answers.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { sameDayPressureCheck, weightGoalCheck } from '../../shared/forms/body.ts'
import { deathCheck, seen } from '../../shared/forms/contact.ts'
import { exerciseCheck, goalsCheck, stapleCheck } from '../../shared/forms/habits.ts'
import { likenessCheck } from '../../shared/forms/likeness.ts'
import { drugsCheck } from '../../shared/forms/medication.ts'
import { classCheck, nextDateCheck, referralCheck } from '../../shared/forms/next-step.ts'
import { pressureCheck } from '../../shared/vital.ts'
import { isOnDrug } from '../judge.ts'
import { FPG_LIMIT } from '../rules/classify.ts'
import { judging } from './judged.ts'

const warn = { severity: 'warn' } as const

/** A fast heart or high fever is an emergency of the list. */
const emergency: Check = (values) => {
  if (!codesOf(values, 'emergency_signs').includes('0')) return []
  const [rate, heat] = [numberOf(values, 'heart_rate') ?? 0, numberOf(values, 'temperature') ?? 0]
  if (rate <= 100 && heat <= 39) return []
  const what = rate > 100 ? `心率 ${rate} 次/分` : `体温 ${values.temperature}℃`
  return [finding('CROSS_FIELD', 'emergency_signs', `${what}，危急情况填“无”，确认请注明`, warn)]
}

const hba1cDate: Check = (values) => {
  const [on, tested] = [dayOf(values, 'service_date'), dayOf(values, 'hba1c_date')]
  if (!on || !tested) return []
  if (tested > on)
    return [finding('DATE_ORDER', 'hba1c_date', `“糖化血红蛋白检查日期”${tested} 晚于随访日期 ${on}，请核对`)]
  return tested < addMonths(on, -12)
    ? [finding('DATE_ORDER', 'hba1c_date', `糖化血红蛋白是 ${tested} 查的，早于随访前12个月，确认请注明`, warn)]
    : []
}

const testDates: Check = (values) => {
  const on = dayOf(values, 'service_date')
  return (['fundus_date', 'urine_protein_date'] as const).flatMap((key) => {
    const tested = dayOf(values, key)
    return on && tested && tested > on
      ? [finding('DATE_ORDER', key, `检查日期 ${tested} 晚于随访日期 ${on}，请核对`)]
      : []
  })
}

const hypoglycaemia: Check = (values) =>
  values.hypoglycaemia === '3' && !isOnDrug(values)
    ? [finding('CROSS_FIELD', 'hypoglycaemia', '低血糖反应填“频繁”，用药情况没有药物和胰岛素，请补填或注明', warn)]
    : []

/** The pulse was there at the last follow-up and is gone now: a new complication. */
const newlyGone: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  if (!on || values.foot_pulse !== '3' || values.complication !== '0') return []
  const before = context.history?.findLast(
    ({ form, fields, service_date }) => form === 'dm_followup' && isFilled(fields.foot_pulse) && service_date < on,
  )
  return before?.fields.foot_pulse === '1'
    ? [
        finding(
          'CROSS_FIELD',
          'complication',
          `足背动脉搏动上次（${before.service_date}）触及正常、这次消失，并发症填“无”，确认请注明`,
          warn,
        ),
      ]
    : []
}

/** DM-Q5: fasting glucose below 7.0 beside a recent HbA1c of 9.0 and more. */
const meterCheck: Check = (values) => {
  const [on, tested] = [dayOf(values, 'service_date'), dayOf(values, 'hba1c_date')]
  const [fpg, hba1c] = [numberOf(values, 'fpg'), numberOf(values, 'hba1c')]
  if (!seen(values) || !on || !tested || fpg === null || hba1c === null) return []
  return fpg < FPG_LIMIT && hba1c >= 9 && Math.abs(daysBetween(tested, on)) <= 60
    ? [
        {
          code: 'DM-Q5',
          severity: 'info',
          category: 'contradiction',
          field: 'fpg',
          message_zh: `空腹血糖 ${values.fpg} 与近60天糖化血红蛋白 ${values.hba1c}% 不符，建议核对血糖仪`,
        },
      ]
    : []
}

const referral = referralCheck(judging, ({ unsatisfied }, { fpg }, { fields }) =>
  unsatisfied && isFilled(fpg) ? `连续两次血糖未达标（${fields.fpg}、${fpg}），按规范应转诊` : null,
)

export const followupChecks: readonly Check[] = [
  pressureCheck,
  sameDayPressureCheck,
  deathCheck,
  emergency,
  weightGoalCheck,
  goalsCheck,
  exerciseCheck,
  stapleCheck,
  hba1cDate,
  testDates,
  drugsCheck,
  hypoglycaemia,
  newlyGone,
  meterCheck,
  likenessCheck({
    code: 'DM-Q3',
    form: 'dm_followup',
    keys: ['fpg', 'weight', 'sbp', 'dbp'],
    what: '空腹血糖、体重、血压',
  }),
  classCheck(judging),
  referral,
  nextDateCheck(judging.next),
]
