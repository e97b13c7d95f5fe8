import { daysBetween } from '../../../day/day.ts'
import { isFilled, numberOf, textOf } from '../../../form/answers.ts'
import type { Check } from '../../../form/form.ts'
import { adlScores, adlTotal, bandIn, totalFindings } from '../rules/adl.ts'
import { dayOfForm, lastYears, nearestInYear, ruled, underAge } from './around.ts'
import { tooActive } from './exam-checks.ts'

/** A total that came without its items, or that cannot be. */
const impossibleTotal: Check = (values) => {
  const total = numberOf(values, 'adl_total')
  return total === null ? [] : totalFindings(total, null)
}

/** Days between the self-care form and its check-up that pass without a word (product). */
const DAYS_APART = 30

/** The form belongs to the check-up of its calendar year. */
const besideExam: Check = (values, context) => {
  const on = dayOfForm(values, 'adl_date', context)
  const exam = on && nearestInYear(context, 'checkup', on)
  const days = exam ? Math.abs(daysBetween(exam.service_date, on)) : 0
  return exam && days > DAYS_APART
    ? [
        ruled(
          'ADL_DATE',
          'warn',
          'timing',
          'adl_date',
          `与本年${exam.service_date}的体检相隔${days}天，超过${DAYS_APART}天，请核对，确认请注明`,
        ),
      ]
    : []
}

/** ADL_JUMP: two bands or more against the last earlier year, either way. */
const jump: Check = (values, context) => {
  const on = dayOfForm(values, 'adl_date', context)
  const before = on && lastYears(context, 'old_adl', on)
  const [now, then] = [Number(values.adl_band), Number(before && bandIn(before.fields))]
  return before && Math.abs(now - then) >= 2
    ? [
        ruled(
          'ADL_JUMP',
          'warn',
          'contradiction',
          'adl_band',
          `与${before.service_date}的判定相差${Math.abs(now - then)}级，请核对，确认请注明`,
        ),
      ]
    : []
}

/** Q-OLD-02, Q-OLD-03, Q-OLD-04: the self-care form against the check-up of the year. */
const againstExam: Check = (values, context) => {
  const on = dayOfForm(values, 'adl_date', context)
  const exam = on && nearestInYear(context, 'checkup', on)?.fields
  if (!exam || adlTotal(adlScores(values)) === null) return []
  const band = textOf(values, 'adl_band')
  const differs = isFilled(exam.elder_self_care) && exam.elder_self_care !== band
  return [
    ...(differs
      ? // Only asked here: the check-up blocks on it, and one of the two must be savable first.
        [ruled('Q-OLD-02', 'warn', 'contradiction', 'adl_band', '与体检表“生活自理能力自我评估”不同，请更正体检表')]
      : []),
    ...(tooActive(band, exam)
      ? [ruled('Q-OLD-03', 'warn', 'contradiction', 'adl_band', '判定不能自理，体检表却有锻炼或运动可顺利完成，请核对')]
      : []),
    ...(values.adl_move === 10 && isFilled(exam.height)
      ? [ruled('Q-OLD-04', 'info', 'contradiction', 'adl_move', '卧床不起，体检表却量了身高，请核对')]
      : []),
  ]
}

export const adlChecks: readonly Check[] = [
  underAge('Q-OLD-11', 'adl_date'),
  besideExam,
  impossibleTotal,
  jump,
  againstExam,
]
