import { type Finding, finding } from '../../../form/finding.ts'
import type { Settings } from '../../../programme/subject.ts'

export interface Screened {
  readonly cog_immediate: number | null
  readonly cog_delayed: number | null
  /** 1 否 · 2 是. */
  readonly emo_answer_sad: string | null
  /** 1 好 · 2 我想不是十分好. */
  readonly emo_answer_mood: string | null
  readonly mmse_total: number | null
  readonly gds_total: number | null
}

/** 粗筛阴性 · 粗筛阳性. */
export type Screen = '1' | '2'

/** 认知功能粗筛: positive who cannot repeat all three things at once, or recall all three after one minute. */
export const cognitionOf = (immediate: number | null, delayed: number | null): Screen | null => {
  if ((immediate !== null && immediate < 3) || (delayed !== null && delayed < 3)) return '2'
  return immediate === 3 && delayed === 3 ? '1' : null
}

/** 情感状态粗筛: positive on “是” or “我想不是十分好”. */
export const emotionOf = (sad: string | null, mood: string | null): Screen | null => {
  if (sad === '2' || mood === '2') return '2'
  return sad === '1' || mood === '1' ? '1' : null
}

/** 老年抑郁量表 of 30 or 15 items (setting `gds_scale`). */
export const gdsItems = (settings: Settings | undefined): 30 | 15 => (Number(settings?.gds_scale) === 15 ? 15 : 30)

interface Scale {
  readonly key: 'mmse_total' | 'gds_total'
  readonly label: string
  readonly screen: Screen | null
  readonly total: number | null
  readonly max: number
}

/** Positive asks for the scale; negative leaves it empty (Q-OLD-05, Q-OLD-06). */
const scaleFindings = ({ key, label, screen, total, max }: Scale): Finding[] => {
  if (total !== null && screen === '1')
    return [finding('SKIP_FILLED', key, `粗筛阴性，不应填写“${label}”，请清空`, { rule: 'Q-OLD-06' })]
  if (total === null && screen === '2')
    return [
      finding('REQUIRED', key, `粗筛阳性，请填“${label}”或开转诊单，未做请注明`, {
        severity: 'warn',
        rule: 'Q-OLD-05',
      }),
    ]
  return total !== null && (total < 0 || total > max)
    ? [finding('OUT_OF_RANGE', key, `“${label}”${total} 分超出 0～${max} 分，请核对`)]
    : []
}

const counts = [
  ['cog_immediate', '立即复述正确个数'],
  ['cog_delayed', '1分钟后回忆正确个数'],
] as const

const countFindings = (screened: Screened): Finding[] =>
  counts.flatMap(([key, label]) => {
    const count = screened[key]
    return count === null || (Number.isInteger(count) && count >= 0 && count <= 3)
      ? []
      : [finding('NOT_IN_OPTIONS', key, `“${label}”应为 0～3，现填 ${count}`)]
  })

/** Results of both screens and what is wanted or must not be there. (old.screens) */
export const judgeScreens = (
  screened: Screened,
  settings?: Settings,
): {
  readonly elder_cognition: Screen | null
  readonly elder_emotion: Screen | null
  readonly findings: readonly Finding[]
} => {
  const wrong = countFindings(screened)
  const cognition = wrong.length > 0 ? null : cognitionOf(screened.cog_immediate, screened.cog_delayed)
  const emotion = emotionOf(screened.emo_answer_sad, screened.emo_answer_mood)
  const { mmse_total, gds_total } = screened
  return {
    elder_cognition: cognition,
    elder_emotion: emotion,
    findings: [
      ...wrong,
      ...scaleFindings({
        key: 'mmse_total',
        label: '简易智力状态检查总分',
        screen: cognition,
        total: mmse_total,
        max: 30,
      }),
      ...scaleFindings({
        key: 'gds_total',
        label: '老年人抑郁评分总分',
        screen: emotion,
        total: gds_total,
        max: gdsItems(settings),
      }),
    ],
  }
}
