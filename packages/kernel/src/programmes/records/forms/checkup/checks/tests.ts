import { addDays, addMonths, type Day } from '../../../../../day/day.ts'
import { dayOf, isFilled, rowsOf } from '../../../../../form/answers.ts'
import { finding } from '../../../../../form/finding.ts'
import type { Check } from '../../../../../form/form.ts'
import { compare, fraction, plus } from '../../../../../text/decimal.ts'
import { ruled } from '../../findings.ts'
import { diabetesHint, glucoseUnit, haemoglobinUnit, mmolOf } from '../compute/glucose.ts'

const wrong = ['block', 'contradiction'] as const

const isAbove = (a: unknown, b: unknown): boolean => {
  const [x, y] = [fraction(a), fraction(b)]
  return x !== null && y !== null && compare(x, y) > 0
}

const haemoglobin: Check = (values) => (isFilled(values.hb) ? haemoglobinUnit(values.hb) : [])

/** The unit typed in, and a value that does not follow from the typed mg/dL. */
const glucose: Check = (values, { groups }) => {
  const { fpg, fpg_mg_dl, hba1c } = values
  const converted = isFilled(fpg_mg_dl) ? mmolOf(fpg_mg_dl) : null
  const differs = converted !== null && isFilled(fpg) && (isAbove(fpg, converted) || isAbove(converted, fpg))
  return [
    ...(isFilled(fpg) && converted === null ? glucoseUnit(fpg, 'mmol/L', 'fpg') : []),
    ...(differs
      ? [
          finding(
            'CROSS_FIELD',
            'fpg',
            `空腹血糖 ${fpg}mmol/L 与 ${fpg_mg_dl}mg/dL 换算的 ${converted} 不同，请去掉一个`,
          ),
        ]
      : []),
    ...(isFilled(fpg_mg_dl) ? glucoseUnit(fpg_mg_dl, 'mg/dL', 'fpg_mg_dl') : []),
    ...(groups && !groups.includes('dm') ? diabetesHint(fpg, hba1c) : []),
  ]
}

const bilirubin: Check = ({ dbil, tbil }) =>
  isAbove(dbil, tbil)
    ? [ruled('DBIL_GT_TBIL', wrong, 'dbil', `结合胆红素 ${dbil} 大于总胆红素 ${tbil}，请核对是否填反`)]
    : []

/** X-07, in exact decimals. */
const lipids: Check = ({ tc, ldl, hdl }) => {
  const over = [
    ['ldl', '低密度脂蛋白胆固醇', ldl],
    ['hdl', '高密度脂蛋白胆固醇', hdl],
  ] as const
  const above = over.filter(([, , part]) => isAbove(part, tc))
  if (above.length > 0)
    return above.map(([key, label, part]) =>
      ruled('LIPID_ORDER', wrong, key, `${label} ${part} 大于总胆固醇 ${tc}，请核对是否填错行`),
    )
  const [whole, low, high] = [fraction(tc), fraction(ldl), fraction(hdl)]
  return whole && low && high && compare(plus(low, high), whole) > 0
    ? [ruled('X-07', ['warn', 'contradiction'], 'hdl', '高、低密度脂蛋白之和大于总胆固醇，请核对，确认请注明')]
    : []
}

/** 30 days around the check-up; half a year back for the report of a higher hospital, adopted with its source. */
const isNear = (tested: Day, exam: Day, adopted: boolean): boolean =>
  tested <= addDays(exam, 30) && tested >= (adopted ? addMonths(exam, -6) : addDays(exam, -30))

const reportDates: Check = (values) => {
  const exam = dayOf(values, 'exam_date')
  if (!exam) return []
  return rowsOf(values, 'lab_reports').flatMap((row, at) => {
    const tested = dayOf(row, 'test_date')
    if (!tested || isNear(tested, exam, row.source === '2')) return []
    const reach = row.source === '2' ? '体检前6个月至体检后30天' : '体检前后30天'
    return [
      ruled(
        'TEST_DATE_WINDOW',
        ['block', 'timing'],
        `lab_reports[${at}].test_date`,
        `检查日期 ${tested} 不在${reach}内，不能用于本次体检，请核对`,
      ),
    ]
  })
}

const ownLimits: Check = (values) =>
  rowsOf(values, 'lab_limits').flatMap((row, at) => {
    if (!isFilled(row.low) && !isFilled(row.high))
      return [finding('REQUIRED', `lab_limits[${at}].high`, '请填写参考范围的下限或上限')]
    return isAbove(row.low, row.high)
      ? [finding('CROSS_FIELD', `lab_limits[${at}].low`, `参考范围下限 ${row.low} 大于上限 ${row.high}，请核对`)]
      : []
  })

/** Units, order and dates of the tests, in form order. */
export const testChecks: readonly Check[] = [haemoglobin, glucose, bilirubin, lipids, reportDates, ownLimits]
