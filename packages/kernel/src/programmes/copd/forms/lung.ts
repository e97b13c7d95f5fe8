import { isFilled, numberOf } from '../../../form/answers.ts'
import { codes, dec, one, type Values, type When } from '../../../form/field.ts'
import { type Finding, finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { gradeOf, ratioOf } from '../rules/gold.ts'

/** Items of a lung function report; `when`: where they may be filled, `asked`: where they must be. */
export const lungFunction = (when: When, asked: When) => {
  const typed = { when, required: asked }
  return {
    fev1: dec('FEV1', 2, { unit: 'L', hard: [0.2, 7], ...typed, hint: '第1秒用力呼气量' }),
    fvc: dec('FVC', 2, { unit: 'L', hard: [0.3, 9], ...typed, hint: '用力肺活量' }),
    fev1_fvc: dec('FEV1/FVC', 1, {
      unit: '%',
      hard: [10, 100],
      ...typed,
      computed: ({ fev1, fvc }) => ratioOf(fev1, fvc),
      editable: true,
      hint: '填百分数，如 62.0',
      outside: '填百分数，10.0～100.0',
      synonyms: ['一秒率'],
    }),
    fev1_pred: dec('FEV1占预计值', 1, { unit: '%', hard: [5, 150], ...typed, synonyms: ['FEV1占预计值%'] }),
  }
}

export const bronchodilator = codes('1 舒张后', '2 舒张前', '9 不详')

/** The ratio as it stands on the form: of the report where it was typed, otherwise computed. */
const shownRatio = ({ fev1, fvc, fev1_fvc }: Values): unknown => (isFilled(fev1_fvc) ? fev1_fvc : ratioOf(fev1, fvc))

/** Grade of airflow limitation by what is filled; only where the ratio is below 70.0. */
export const goldGrade = one(
  '气流受限分级',
  codes(
    '1 GOLD 1级（轻度，≥80%）',
    '2 GOLD 2级（中度，50～79%）',
    '3 GOLD 3级（重度，30～49%）',
    '4 GOLD 4级（极重度，<30%）',
  ),
  {
    computed: (values) => {
      const grade = gradeOf(shownRatio(values), values.fev1_pred)
      return grade === null ? null : String(grade)
    },
  },
)

const order = (fev1: number | null, fvc: number | null): Finding[] =>
  fev1 !== null && fvc !== null && fev1 > fvc
    ? [finding('CROSS_FIELD', 'fev1', `FEV1 ${fev1}L 大于 FVC ${fvc}L，不可能，请核对是否填反`)]
    : []

/** How far a ratio copied from the report may be from the one computed, in percentage points. */
const RATIO_DIFFERENCE = 1

const ratio = (values: Values): Finding[] => {
  const [typed, computed] = [numberOf(values, 'fev1_fvc'), ratioOf(values.fev1, values.fvc)]
  if (typed === null) return []
  const apart = computed === null ? 0 : Math.abs(Math.round((typed - Number(computed)) * 10) / 10)
  return [
    ...(apart > RATIO_DIFFERENCE
      ? [
          finding('CROSS_FIELD', 'fev1_fvc', `FEV1/FVC 填 ${typed}%，按 FEV1、FVC 算为 ${computed}%，确认请注明`, {
            severity: 'warn',
          }),
        ]
      : []),
    ...(typed >= 70
      ? [
          finding('CROSS_FIELD', 'fev1_fvc', `FEV1/FVC ${typed}% 不低于70%，达不到慢阻肺的诊断标准，请复核诊断并注明`, {
            severity: 'warn',
          }),
        ]
      : []),
  ]
}

/** FEV1 within FVC, the ratio as computed and below 70 %. */
export const lungChecks: Check = (values) => [
  ...order(numberOf(values, 'fev1'), numberOf(values, 'fvc')),
  ...ratio(values),
]
