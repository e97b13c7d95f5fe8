import { numberOf } from '../../../form/answers.ts'
import { codes, dec, int, one, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { ranges } from '../vital.ts'
import { asked, seen } from './contact.ts'

/*
 * 生活方式指导: now and the goal agreed for the next follow-up. A form spreads the groups that its paper has, in the order
 * of the paper.
 */

export const smoking = {
  smoke_now: int('日吸烟量', { ...ranges.cigarettes, ...asked, concept: 'smoke_daily', hint: '不吸烟填 0' }),
  smoke_target: int('目标日吸烟量', { ...ranges.cigarettes, ...asked, concept: 'smoke_target' }),
}

export const drinking = {
  drink_now: dec('日饮酒量', 1, {
    ...ranges.alcohol,
    ...asked,
    concept: 'drink_daily',
    hint: '折合白酒：啤酒÷10，红酒÷4，黄酒÷5；不饮酒填 0',
  }),
  drink_target: dec('目标日饮酒量', 1, { ...ranges.alcohol, ...asked, concept: 'drink_target' }),
}

const exercises =
  (key: string): When =>
  (values) =>
    (numberOf(values, key) ?? 0) > 0

export const exercise = {
  exercise_freq_now: int('运动次数', { ...ranges.exerciseTimes, ...asked, concept: 'exercise_freq' }),
  exercise_freq_target: int('目标运动次数', { ...ranges.exerciseTimes, ...asked, concept: 'exercise_freq_target' }),
  exercise_min_now: int('每次运动时间', {
    ...ranges.exerciseMinutes,
    required: exercises('exercise_freq_now'),
    when: seen,
    concept: 'exercise_minutes',
  }),
  exercise_min_target: int('目标每次运动时间', {
    ...ranges.exerciseMinutes,
    required: exercises('exercise_freq_target'),
    when: seen,
    concept: 'exercise_minutes_target',
  }),
}

const saltiness = codes('1 轻', '2 中', '3 重')
export const salt = {
  salt_now: one('摄盐情况', saltiness, { ...asked, concept: 'salt', synonyms: ['摄盐情况（咸淡）'] }),
  salt_target: one('目标摄盐情况', saltiness, { ...asked, concept: 'salt_target' }),
}

/** Below this a daily amount is probably in 两 (50 g), not in grams. */
const GRAMS = 20
const inGrams =
  (key: string): When =>
  (values) =>
    (numberOf(values, key) ?? GRAMS) >= GRAMS

export const staple = {
  staple_now: int('主食', { ...ranges.staple, ...asked, usualWhen: inGrams('staple_now'), concept: 'staple' }),
  staple_target: int('目标主食', {
    ...ranges.staple,
    ...asked,
    usualWhen: inGrams('staple_target'),
    concept: 'staple_target',
  }),
}

/** 两 typed for 克: 5 for 250. */
export const stapleCheck: Check = (values) =>
  Object.entries(staple).flatMap(([key, { label }]) =>
    inGrams(key)(values, {})
      ? []
      : [
          finding(
            'UNUSUAL_VALUE',
            key,
            `“${label}”${values[key]}克/天 可能是按“两”填的，1两为50克，确认无误请注明原因`,
          ),
        ],
  )

const mood = codes('1 良好', '2 一般', '3 差')
/** 心理调整、遵医行为. */
export const mind = {
  psych: one('心理调整', mood, { ...asked, normal: '1', concept: 'psych' }),
  compliance: one('遵医行为', mood, { ...asked, normal: '1', concept: 'compliance' }),
}

/** Now and target of one habit, shown as one control. */
export const pairs = {
  smoking: ['smoke_now', 'smoke_target'],
  drinking: ['drink_now', 'drink_target'],
  exerciseTimes: ['exercise_freq_now', 'exercise_freq_target'],
  exerciseMinutes: ['exercise_min_now', 'exercise_min_target'],
  salt: ['salt_now', 'salt_target'],
  staple: ['staple_now', 'staple_target'],
} as const satisfies Record<string, readonly [string, string]>

/** Pairs of now and target: the target is not more than now. */
const GOALS = [
  [...pairs.smoking, '日吸烟量'],
  [...pairs.drinking, '日饮酒量'],
  [...pairs.salt, '摄盐情况'],
] as const

/** A goal above what is, of any of the habits the form has. */
export const goalsCheck: Check = (values) =>
  GOALS.flatMap(([now, target, label]) => {
    const [is, aim] = [numberOf(values, now), numberOf(values, target)]
    return is !== null && aim !== null && aim > is
      ? [finding('CROSS_FIELD', target, `“${label}”的目标高于现在，确认请注明`, { severity: 'warn' })]
      : []
  })

const EXERCISE = [
  ['exercise_freq_now', 'exercise_min_now'],
  ['exercise_freq_target', 'exercise_min_target'],
] as const

/** No times a week, no minutes; some times, some minutes. */
export const exerciseCheck: Check = (values) =>
  EXERCISE.flatMap(([freq, minutes]) => {
    const [times, length] = [numberOf(values, freq), numberOf(values, minutes)]
    if (times === 0 && length !== null && length > 0)
      return [finding('CROSS_FIELD', minutes, '每周运动 0 次，每次分钟数应为 0 或不填')]
    return times !== null && times > 0 && length === 0
      ? [finding('CROSS_FIELD', minutes, `每周运动 ${times} 次，每次分钟数应大于 0`)]
      : []
  })
