import type { Day } from '../../../../day/day.ts'
import { dayOf, isFilled, numberOf, textOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values, When } from '../../../../form/field.ts'
import { isEffective, type RecordFact } from '../../../../record/record.ts'
import { actionOf, type Classification, type Condition, classOf, profileOf } from '../../rules/classify.ts'

/** Neither reached (失访) nor alive: only the contact itself is filled in. */
export const notReached = ({ lost_reason, death_date }: Values): boolean =>
  isFilled(lost_reason) || isFilled(death_date)
export const reached: When = (values) => !notReached(values)
export const isLost: When = ({ lost_reason }) => isFilled(lost_reason)

/** Asked of every patient who was reached. */
export const asked = { required: true, when: reached } as const

export const functionKeys = ['func_self', 'func_house', 'func_work', 'func_learn', 'func_social'] as const

const riskOf = (values: Values): number | null => numberOf(values, 'risk')

/** What of the answers decides the class. */
export const conditionOf = (values: Values): Condition => ({
  risk: riskOf(values),
  symptom_status: textOf(values, 'symptom_status'),
  insight: textOf(values, 'insight'),
  functions: functionKeys.map((key) => textOf(values, key)),
  adr_severity: textOf(values, 'adr_severity'),
  physical: textOf(values, 'physical'),
})

/** The class that counts: the one signed, otherwise the one by rule. */
export const recordedClass = (values: Values): string | null =>
  textOf(values, 'classification') ?? classOf(conditionOf(values))

/** 应急 beside the risk level: a suicide act since the last follow-up, a severe or acute reaction to medicine. */
export const acuteOf = (values: Values): 'suicide' | 'reaction' | null => {
  if (notReached(values)) return null
  if ((numberOf(values, 'danger_suicide') ?? 0) > 0) return 'suicide'
  return textOf(values, 'adr_severity') === '2' ? 'reaction' : null
}

const isFollowUp = ({ form, status, open_block }: RecordFact): boolean =>
  form === 'smd_followup' && isEffective(status) && !open_block

/** The follow-up before a day in which the patient was reached, by any means. */
export const previousReached = ({ history, enrol_date }: FormContext, on: Day): RecordFact | null =>
  history?.findLast(
    (record) =>
      isFollowUp(record) &&
      reached(record.fields, {}) &&
      record.service_date < on &&
      (!enrol_date || record.service_date >= enrol_date),
  ) ?? null

const previousClass = (context: FormContext, on: Day): string | null => {
  const last = previousReached(context, on)
  return last && recordedClass(last.fields)
}

/** Class by rule, referral and next day by the answers so far; null while an answer that decides is missing. */
export const judgedNow = (values: Values, context: FormContext): Classification | null => {
  const date = dayOf(values, 'service_date')
  if (!date || notReached(values)) return null
  const code = classOf(conditionOf(values))
  return (
    code &&
    actionOf(code, {
      date,
      previous: previousClass(context, date),
      profile: profileOf(context.settings),
      inpatient: values.inpatient === '1',
    })
  )
}

const isClass = (code: string | null): code is Classification['class'] => code === '1' || code === '2' || code === '3'

/** The next date by the class that is signed, or by rule where none is typed. */
export const ruledNext = (values: Values, context: FormContext): Day | null => {
  const date = dayOf(values, 'service_date')
  const code = recordedClass(values)
  if (!date || notReached(values) || !isClass(code)) return null
  return actionOf(code, {
    date,
    previous: previousClass(context, date),
    profile: profileOf(context.settings),
    inpatient: values.inpatient === '1',
  }).next_due
}

/** Days since the last reached follow-up on which an attempt failed, the one being filled in included. */
export const failedDays = (context: FormContext, on: Day): readonly Day[] => {
  const { history = [] } = context
  const last = previousReached(context, on)?.service_date ?? null
  return history.flatMap((record) => {
    const { service_date: day, fields } = record
    if (day >= on || (last && day <= last)) return []
    return (isFollowUp(record) && isLost(fields, {})) || isFailedAttempt(record) ? [day] : []
  })
}

/** No answer, wrong number, away, other: tries that did not reach the patient of this programme. */
const FAILED: readonly string[] = ['2', '3', '4', '6']

/** A contact attempt for this programme, or for none in particular. */
export const isOurs = ({ programme }: Values): boolean => !isFilled(programme) || programme === 'smd'

export const isFailedAttempt = ({ form, fields, status }: RecordFact): boolean =>
  form === 'contact_attempt' &&
  isEffective(status) &&
  isOurs(fields) &&
  FAILED.includes(textOf(fields, 'outcome') ?? '')

export const isReachedAttempt = ({ form, fields, status }: RecordFact): boolean =>
  form === 'contact_attempt' && isEffective(status) && isOurs(fields) && fields.outcome === '1'
