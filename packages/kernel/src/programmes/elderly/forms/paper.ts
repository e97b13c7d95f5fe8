import type { Paper, PaperGrid } from '../../../form/paper.ts'
import { type AdlItem, adlItems, adlKeys } from '../rules/adl.ts'

const GRADES = ['可自理', '轻度依赖', '中度依赖', '不能自理'] as const
const WIDTHS = [3, 2, 3, 3, 3, 1.4] as const

interface Grade {
  readonly words: string
  readonly score: string
}

/** The four grades of an item; one without words of its own has the score of the grade before. */
const gradesOf = (item: AdlItem): readonly Grade[] => {
  const grades = adlItems[item].scores.map(({ code, label }) => ({
    words: label.replace(/（\d+分）$/, ''),
    score: code,
  }))
  return grades.length === GRADES.length
    ? grades
    : [grades[0], { words: '——', score: grades[0].score }, ...grades.slice(1)]
}

const itemRows = (item: AdlItem, at: number): readonly PaperGrid[] => {
  const grades = gradesOf(item)
  return [
    { grid: [`（${at + 1}）${adlItems[item].label}`, ...grades.map(({ words }) => words), ''], widths: WIDTHS },
    { grid: ['评分', ...grades.map(({ score }) => score), `{adl_${item}}`], widths: WIDTHS, middle: true },
  ]
}

/** Five items by four grades with their scores (规范第三版·老年人健康管理·老年人生活自理能力评估表). */
export const adlPaper: Paper = {
  rows: [
    {
      text: '该表为自评表，根据下表中5个方面进行评估，将各方面判断评分汇总后，0～3分者为可自理；4～8分者为轻度依赖；9～18分者为中度依赖；≥19分者为不能自理。',
    },
    { grid: ['评估事项、内容与评分', '程度等级', null, null, null, '判断评分'], widths: WIDTHS, head: true },
    { grid: ['', ...GRADES, ''], widths: WIDTHS, head: true },
    ...adlKeys.flatMap(itemRows),
    { grid: ['总评分', '{adl_total}'], widths: [14, 1.4], middle: true },
    'adl_band',
    ['adl_date', 'adl_assessor'],
  ],
}
