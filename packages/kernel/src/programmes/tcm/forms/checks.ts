import { yearOf } from '../../../day/day.ts'
import { isFilled, textOf } from '../../../form/answers.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { dayOfForm, ruled, underAge } from '../../elderly/forms/around.ts'
import { constitutionFindings } from '../constitution/judge.ts'
import { constitutionNames, constitutions } from '../constitution/types.ts'
import { answers33, isLegacy, judged33, lastAnswers, measuredAround } from './answers.ts'

/** One form a person and year; another one of the day itself is a duplicate. */
const secondInYear: Check = (values, context) => {
  const on = dayOfForm(values, 'tcm_date', context)
  const other = context.history?.find(
    ({ form, status, service_date }) =>
      form === 'tcm_elder' && isEffective(status) && on && service_date !== on && yearOf(service_date) === yearOf(on),
  )
  return other
    ? [
        {
          ...ruled(
            'TCM_SECOND_IN_YEAR',
            'warn',
            'duplicate',
            'tcm_date',
            `本年度${other.service_date}已有体质辨识，确认再做一次请注明`,
          ),
          earlier: { form: other.form, record_id: other.record_id },
        },
      ]
    : []
}

/** The answers against each other, what was measured and the last time. A tie that the doctor has settled is settled. */
const conflicts: Check = (values, context) => {
  if (isLegacy(values)) return []
  const judged = judged33(values, context)
  const around = { ...measuredAround(values, context), last: lastAnswers(values, context) }
  const chosen = isFilled(values.main_type)
  return constitutionFindings(answers33(values), around, judged).filter(({ code }) => code !== 'TCM_TIE' || !chosen)
}

/** What the doctor chose is one of the highest. */
const mainType: Check = (values, context) => {
  const judged = judged33(values, context)
  const chosen = textOf(values, 'main_type')
  if (!judged || chosen === null) return []
  if (judged.tied.length > 0)
    return judged.tied.some((type) => type === chosen)
      ? []
      : [finding('CROSS_FIELD', 'main_type', '主要体质应是得分最高的体质之一，请改选')]
  return judged.main !== null && judged.main !== chosen
    ? [
        finding(
          'CLASS_MISMATCH',
          'main_type',
          `按得分主要体质为${constitutionNames[judged.main]}，与所选不同，确认请注明`,
        ),
      ]
    : []
}

/** Q-TCM-04: guidance for a constitution that the person does not have. */
const strayGuidance: Check = (values) =>
  constitutions
    .filter((type) => values[`result_${type}`] === '0' && isFilled(values[`guide_${type}`]))
    .map((type) =>
      ruled(
        'Q-TCM-04',
        'warn',
        'contradiction',
        `guide_${type}`,
        `${constitutionNames[type]}判定为“否”，却填了保健指导，请核对`,
      ),
    )

export const checks: readonly Check[] = [
  underAge('Q-TCM-05', 'tcm_date'),
  secondInYear,
  conflicts,
  mainType,
  strayGuidance,
]
