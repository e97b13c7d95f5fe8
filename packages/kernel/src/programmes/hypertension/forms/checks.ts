import { codesOf } from '../../../form/answers.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { sameDayPressureCheck, weightGoalCheck } from '../../shared/forms/body.ts'
import { deathCheck } from '../../shared/forms/contact.ts'
import { exerciseCheck, goalsCheck } from '../../shared/forms/habits.ts'
import { likenessCheck } from '../../shared/forms/likeness.ts'
import { drugsCheck } from '../../shared/forms/medication.ts'
import { classCheck, nextDateCheck, referralCheck } from '../../shared/forms/next-step.ts'
import { pressureCheck } from '../../shared/vital.ts'
import { judging } from './judged.ts'

/** Symptoms that may be part of an emergency: vomiting, short breath, tight chest, bleeding. */
const ALARMING: readonly string[] = ['3', '5', '6', '7']

const emergency: Check = (values) => {
  const none = codesOf(values, 'emergency_signs').includes('0')
  return none && codesOf(values, 'symptoms').some((code) => ALARMING.includes(code))
    ? [
        finding('CROSS_FIELD', 'emergency_signs', '有恶心呕吐、呼吸困难、心悸胸闷或鼻衄，危急情况填“无”，确认请注明', {
          severity: 'warn',
        }),
      ]
    : []
}

const telephonePressure: Check = (values) =>
  values.method === '3' && values.bp_source === '1'
    ? [finding('CROSS_FIELD', 'bp_source', '电话随访的血压应为“自测告知”')]
    : []

const referral = referralCheck(judging, ({ unsatisfied }, { sbp, dbp }, { fields }) =>
  unsatisfied ? `连续两次未达标（${fields.sbp}/${fields.dbp}、${sbp}/${dbp}），按规范应转诊` : null,
)

export const followupChecks: readonly Check[] = [
  pressureCheck,
  sameDayPressureCheck,
  deathCheck,
  emergency,
  telephonePressure,
  weightGoalCheck,
  goalsCheck,
  exerciseCheck,
  drugsCheck,
  likenessCheck({
    code: 'DQ-COPY',
    form: 'htn_followup',
    keys: ['sbp', 'dbp', 'heart_rate', 'weight'],
    what: '血压、心率、体重',
  }),
  classCheck(judging),
  referral,
  nextDateCheck(judging.next),
]
