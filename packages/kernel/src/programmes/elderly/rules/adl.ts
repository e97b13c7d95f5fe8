import { numberOf, textOf } from '../../../form/answers.ts'
import { codes, type Option, type Values } from '../../../form/field.ts'
import { type Finding, finding } from '../../../form/finding.ts'

export type AdlItem = 'meal' | 'wash' | 'dress' | 'toilet' | 'move'

/** The five items with the scores that the form prints (规范第三版·老年人生活自理能力评估表). */
export const adlItems: Readonly<Record<AdlItem, { readonly label: string; readonly scores: readonly Option[] }>> = {
  meal: {
    label: '进餐：使用餐具将饭菜送入口、咀嚼、吞咽等活动',
    scores: codes('0 独立完成（0分）', '3 需要协助，如切碎、搅拌食物等（3分）', '5 完全需要帮助（5分）'),
  },
  wash: {
    label: '梳洗：梳头、洗脸、刷牙、剃须、洗澡等活动',
    scores: codes(
      '0 独立完成（0分）',
      '1 能独立地洗头、梳头、洗脸、刷牙、剃须等，洗澡需要协助（1分）',
      '3 在协助下和适当的时间内，能完成部分梳洗活动（3分）',
      '7 完全需要帮助（7分）',
    ),
  },
  dress: {
    label: '穿衣：穿衣裤、袜子、鞋子等活动',
    scores: codes('0 独立完成（0分）', '3 需要协助，在适当的时间内完成部分穿衣（3分）', '5 完全需要帮助（5分）'),
  },
  toilet: {
    label: '如厕：小便、大便等活动及自控',
    scores: codes(
      '0 不需协助，可自控（0分）',
      '1 偶尔失禁，但基本上能如厕或使用便具（1分）',
      '5 经常失禁，在很多提示和协助下尚能如厕或使用便具（5分）',
      '10 完全失禁，完全需要帮助（10分）',
    ),
  },
  move: {
    label: '活动：站立、室内行走、上下楼梯、户外活动',
    scores: codes(
      '0 独立完成所有活动（0分）',
      '1 借助较小的外力或辅助装置能完成站立、行走、上下楼梯等（1分）',
      '5 借助较大的外力才能完成站立、行走，不能上下楼梯（5分）',
      '10 卧床不起，活动完全需要帮助（10分）',
    ),
  },
}

export const adlKeys: readonly AdlItem[] = ['meal', 'wash', 'dress', 'toilet', 'move']

export type AdlAnswers = Readonly<Partial<Record<AdlItem, number | null>>>

/** 判断标准: 0～3 可自理 · 4～8 轻度依赖 · 9～18 中度依赖 · ≥19 不能自理. */
export const adlBands = codes(
  '1 可自理（0～3分）',
  '2 轻度依赖（4～8分）',
  '3 中度依赖（9～18分）',
  '4 不能自理（≥19分）',
)

export type AdlBand = '1' | '2' | '3' | '4'

export const bandOf = (total: number): AdlBand => (total <= 3 ? '1' : total <= 8 ? '2' : total <= 18 ? '3' : '4')

const allowed = (item: AdlItem, score: number): boolean =>
  adlItems[item].scores.some(({ code }) => code === String(score))

/** Sum of the five scores; null while one is missing or is none of the form's: nothing is guessed from a half form. */
export const adlTotal = (answers: AdlAnswers): number | null => {
  let total = 0
  for (const item of adlKeys) {
    const score = answers[item]
    if (score === null || score === undefined || !allowed(item, score)) return null
    total += score
  }
  return total
}

/** The scores that stand on a form. */
export const adlScores = (values: Values): AdlAnswers =>
  Object.fromEntries(adlKeys.map((item) => [item, numberOf(values, `adl_${item}`)]))

/** The band of a form: by its five scores, of a copy without them as it was typed. */
export const bandIn = (values: Values): string | null => {
  const total = adlTotal(adlScores(values))
  return total === null ? textOf(values, 'adl_band') : bandOf(total)
}

const possibleTotals: ReadonlySet<number> = new Set(
  adlKeys.reduce<number[]>(
    (sums, item) => sums.flatMap((sum) => adlItems[item].scores.map(({ code }) => sum + Number(code))),
    [0],
  ),
)

/** No five permitted scores add up to 34 or 36. */
export const isPossibleTotal = (total: number): boolean => possibleTotals.has(total)

const wrongScores = (answers: AdlAnswers): Finding[] =>
  adlKeys.flatMap((item): Finding[] => {
    const score = answers[item]
    if (score === null || score === undefined || allowed(item, score)) return []
    const scores = adlItems[item].scores.map(({ code }) => code).join('、')
    const message = `“${adlItems[item].label}”没有 ${score} 分，可填 ${scores}`
    return [
      { code: 'ADL_SCORE', severity: 'reject', category: 'contradiction', field: `adl_${item}`, message_zh: message },
    ]
  })

const emptyItems = (answers: AdlAnswers): Finding[] =>
  adlKeys
    .filter((item) => answers[item] === null || answers[item] === undefined)
    .map((item) => finding('REQUIRED', `adl_${item}`, `请填写“${adlItems[item].label}”，五项填全才有总分和判定`))

/** A total from elsewhere: impossible ones, and one that differs from the five items. */
export const totalFindings = (total: number, computed: number | null): Finding[] => {
  if (!isPossibleTotal(total)) {
    const message = `“总得分”${total} 分不可能出现（五项得分凑不出），请核对各项`
    const code = 'ADL_TOTAL_IMPOSSIBLE'
    return [{ code, severity: 'block', category: 'contradiction', field: 'adl_total', message_zh: message }]
  }
  return computed !== null && computed !== total
    ? [finding('CROSS_FIELD', 'adl_total', `“总得分”填 ${total}，按各项计算为 ${computed}，请核对`)]
    : []
}

/** Total and band of a self-care form, and what is wrong with it. (old.adl) */
export const judgeAdl = (
  answers: AdlAnswers,
  imported: number | null,
): { readonly total: number | null; readonly band: AdlBand | null; readonly findings: readonly Finding[] } => {
  const computed = adlTotal(answers)
  const blank = adlKeys.every((item) => answers[item] === null || answers[item] === undefined)
  const fromTotal = imported !== null && blank
  const findings = [
    ...wrongScores(answers),
    ...(fromTotal ? [] : emptyItems(answers)),
    ...(imported === null ? [] : totalFindings(imported, computed)),
  ]
  const total = fromTotal && isPossibleTotal(imported) ? imported : computed
  return { total, band: total === null ? null : bandOf(total), findings }
}
