import { addMonths, type Day } from '../../../../../day/day.ts'
import { dayOf, isFilled, rowsOf, textOf } from '../../../../../form/answers.ts'
import type { Values } from '../../../../../form/field.ts'
import { type Finding, finding } from '../../../../../form/finding.ts'
import type { Check } from '../../../../../form/form.ts'
import { ruled } from '../../findings.ts'
import { examAge } from '../elder.ts'

interface Stay {
  readonly list: 'inpatient' | 'home_bed'
  readonly begin: string
  readonly end: string
  readonly words: readonly [string, string]
}

const stays: readonly Stay[] = [
  { list: 'inpatient', begin: 'admitted', end: 'discharged', words: ['入院日期', '出院日期'] },
  { list: 'home_bed', begin: 'opened', end: 'closed', words: ['建床日期', '撤床日期'] },
]

/** Months and days compare as far as both say. */
const isAfter = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) > b.slice(0, length)
}

/** Strictly inside a stay elsewhere, or one that has not ended; known by the day. */
const isInside = (row: Values, exam: Day, own: string | null): boolean => {
  const [from, to] = [dayOf(row, 'admitted'), dayOf(row, 'discharged')]
  const open = !isFilled(row.discharged)
  return from !== null && from < exam && (open || (to !== null && exam < to)) && textOf(row, 'institution') !== own
}

const order = ({ list, begin, end, words }: Stay, row: Values, at: number, exam: Day, inside: boolean): Finding[] => {
  const [from, to] = [textOf(row, begin), textOf(row, end)]
  const path = (key: string) => `${list}[${at}].${key}`
  const late = ([key, value, label]: readonly [string, string | null, string]): Finding[] =>
    value && isAfter(value, exam)
      ? [finding('DATE_ORDER', path(key), `“${label}”${value} 晚于体检日期 ${exam}，请核对`)]
      : []
  const last = to ?? from
  return [
    ...late([begin, from, words[0]]),
    ...(inside ? [] : late([end, to, words[1]])),
    ...(from && to && isAfter(from, to)
      ? [finding('DATE_ORDER', path(end), `“${words[1]}”${to} 早于“${words[0]}”${from}，请核对`)]
      : []),
    ...(to && last && isAfter(addMonths(exam, -12), last)
      ? [
          finding('DATE_ORDER', path(end), `“${words[1]}”${to} 在体检前一年以外，只填近一年的，确认请注明`, {
            severity: 'warn',
          }),
        ]
      : []),
  ]
}

const stayOrder: Check = (values) => {
  const exam = dayOf(values, 'exam_date')
  if (!exam) return []
  const own = textOf(values, 'exam_institution')
  return stays.flatMap((stay) =>
    rowsOf(values, stay.list).flatMap((row, at) =>
      order(stay, row, at, exam, stay.list === 'inpatient' && isInside(row, exam, own)),
    ),
  )
}

/** A check-up while the person lies in another hospital: possible, and to be looked at again. */
const whileInpatient: Check = (values) => {
  const exam = dayOf(values, 'exam_date')
  const own = textOf(values, 'exam_institution')
  return rowsOf(values, 'inpatient').flatMap((row, at) =>
    exam && isInside(row, exam, own)
      ? [
          ruled(
            'EXAM_WHILE_INPATIENT',
            ['warn', 'contradiction'],
            `inpatient[${at}].admitted`,
            `体检日期 ${exam} 在住院期间（${row.admitted} 至 ${row.discharged ?? '未出院'}），请核对，确认请注明`,
          ),
        ]
      : [],
  )
}

const noMedicine: Check = (values, { groups }) =>
  groups?.some((group) => group === 'htn' || group === 'dm') && rowsOf(values, 'medicines').length === 0
    ? [ruled('CHK_NO_MEDICINE', ['warn', 'missing'], 'medicines', '在管患者没有用药记录，未用药的请注明')]
    : []

/** How many of a unit of 用药时间 make a year. */
const PER_YEAR: Readonly<Record<string, number>> = { 年: 1, 个月: 12, 月: 12, 周: 52, 天: 365 }

/** A medicine cannot be taken for longer than a life; under the whole year that has begun it may be. */
const medicineYears: Check = (values, context) => {
  const age = examAge(values, context)
  return rowsOf(values, 'medicines').flatMap((row, at) => {
    const [, number, unit] = /^(\d+(?:\.\d+)?)(年|个月|月|周|天)$/.exec(textOf(row, 'duration') ?? '') ?? []
    const years = unit === undefined ? 0 : Number(number) / PER_YEAR[unit]
    return age !== null && (unit === '年' ? years > age : years >= age + 1)
      ? [finding('CROSS_FIELD', `medicines[${at}].duration`, `“用药时间”${row.duration}超过年龄 ${age} 岁，请核对`)]
      : []
  })
}

/** 近一年: from the same day a year ago. */
const vaccineDates: Check = (values) => {
  const exam = dayOf(values, 'exam_date')
  if (!exam) return []
  return rowsOf(values, 'vaccines').flatMap((row, at) => {
    const given = dayOf(row, 'date')
    return given && (given > exam || given < addMonths(exam, -12))
      ? [
          finding('DATE_ORDER', `vaccines[${at}].date`, `接种日期 ${given} 不在体检前一年内，请核对，确认请注明`, {
            severity: 'warn',
          }),
        ]
      : []
  })
}

const feedbackOrder: Check = (values) => {
  const [exam, told] = [dayOf(values, 'exam_date'), dayOf(values, 'feedback_date')]
  return exam && told && told < exam
    ? [finding('DATE_ORDER', 'feedback_date', `“反馈时间”${told} 早于体检日期 ${exam}，请核对`)]
    : []
}

/** Care of the last year and the telling of the results, in form order. */
export const careChecks: readonly Check[] = [
  stayOrder,
  whileInpatient,
  noMedicine,
  medicineYears,
  vaccineDates,
  feedbackOrder,
]
