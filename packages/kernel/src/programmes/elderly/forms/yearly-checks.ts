import { addDays, type Day } from '../../../day/day.ts'
import { codesOf, isFilled, numberOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { bandIn } from '../rules/adl.ts'
import { gdsItems } from '../rules/screens.ts'
import { dayOfForm, nearestInYear, ruled, underAge } from './around.ts'
import { hasAftermath } from './exam-checks.ts'

/** Days after the check-up within which a referral stands in for the scale. */
const REFERRAL_DAYS = 30

const isReferred = ({ history = [] }: FormContext, on: Day): boolean =>
  history.some(
    ({ form, service_date, status, fields }) =>
      isEffective(status) &&
      ((form === 'referral_out' && service_date >= on && service_date <= addDays(on, REFERRAL_DAYS)) ||
        (form === 'checkup' && service_date === on && codesOf(fields, 'guidance').includes('3'))),
  )

/** Q-OLD-05: a positive screen wants the scale or a referral. */
const scaleWanted: Check = (values, context) => {
  const on = dayOfForm(values, 'exam_date', context)
  if (!on || isReferred(context, on)) return []
  const scales = [
    ['elder_cognition', 'mmse_total', '简易智力状态检查总分'],
    ['elder_emotion', 'gds_total', '老年人抑郁评分总分'],
  ] as const
  return scales
    .filter(([screen, total]) => values[screen] === '2' && !isFilled(values[total]))
    .map(([, total, label]) =>
      finding('REQUIRED', total, `粗筛阳性，请填“${label}”或开转诊单，未做请注明`, {
        severity: 'warn',
        rule: 'Q-OLD-05',
      }),
    )
}

const shortScale: Check = (values, { settings }) => {
  const [total, items] = [numberOf(values, 'gds_total'), gdsItems(settings)]
  return total !== null && total > items
    ? [finding('OUT_OF_RANGE', 'gds_total', `本县用${items}项量表，总分不应超过${items}分，请核对`)]
    : []
}

/** At least one of the two questions about the mood. */
const asked: Check = (values, context) =>
  isFilled(values.emo_answer_sad) ||
  isFilled(values.emo_answer_mood) ||
  (context.imported && isFilled(values.elder_emotion))
    ? []
    : [finding('REQUIRED', 'emo_answer_sad', '情感状态的两个问题至少问一个')]

/** Who is not independent is told how not to fall. */
const fallGuidance: Check = (values, context) => {
  const on = dayOfForm(values, 'exam_date', context)
  const band = bandIn((on && nearestInYear(context, 'old_adl', on)?.fields) || {})
  const given = codesOf(values, 'old_guidance')
  return band !== null && band !== '1' && given.length > 0 && !given.includes('4')
    ? [finding('CROSS_FIELD', 'old_guidance', '生活不能完全自理的，健康指导应包括“防跌倒”', { rule: 'R-OLD-GUIDE' })]
    : []
}

/** Q-OLD-07: dementia or the aftermath of a stroke, yet independent and the screen negative. */
const tooWell: Check = (values, context) => {
  const on = dayOfForm(values, 'exam_date', context)
  const exam = on && nearestInYear(context, 'checkup', on)?.fields
  if (!on || !exam || values.elder_cognition !== '1' || !hasAftermath(exam)) return []
  const band = bandIn(nearestInYear(context, 'old_adl', on)?.fields ?? {}) ?? exam.elder_self_care
  return band === '1'
    ? [
        ruled(
          'Q-OLD-07',
          'warn',
          'contradiction',
          'elder_cognition',
          '现存健康问题有痴呆或卒中后遗症，生活自理和认知粗筛却都正常，请核对',
        ),
      ]
    : []
}

export const yearlyChecks: readonly Check[] = [
  underAge('Q-OLD-11', 'exam_date'),
  asked,
  scaleWanted,
  shortScale,
  fallGuidance,
  tooWell,
]
