import { textOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import type { Check } from '../../../form/form.ts'
import { ruled } from './around.ts'

const AFTERMATH = /痴呆|失智|阿尔茨海默|(卒中|中风|脑梗|脑出血).{0,4}后遗症/

/** Dementia or the aftermath of a stroke among 现存主要健康问题 of a check-up. */
export const hasAftermath = (exam: Values): boolean =>
  AFTERMATH.test(['p_nerve_other', 'p_cerebro_other', 'p_other_other'].map((key) => exam[key] ?? '').join(' '))

/** Q-OLD-03: cannot look after themselves, yet exercises or moves freely. */
export const tooActive = (band: string | null, exam: Values): boolean =>
  band === '4' && (['1', '2'].includes(textOf(exam, 'exercise_freq') ?? '') || exam.motor === '1')

/** Q-OLD-03, Q-OLD-07: answers of the check-up itself that do not go together in an older person. */
export const elderContradictions: Check = (values) => [
  ...(tooActive(textOf(values, 'elder_self_care'), values)
    ? [
        ruled(
          'Q-OLD-03',
          'warn',
          'contradiction',
          'elder_self_care',
          '生活不能自理，却经常锻炼或运动功能可顺利完成，请核对，确认请注明',
        ),
      ]
    : []),
  ...(values.elder_self_care === '1' && values.elder_cognition === '1' && hasAftermath(values)
    ? [
        ruled(
          'Q-OLD-07',
          'warn',
          'contradiction',
          'elder_cognition',
          '现存健康问题有痴呆或卒中后遗症，生活自理和认知粗筛却都正常，请核对，确认请注明',
        ),
      ]
    : []),
]
