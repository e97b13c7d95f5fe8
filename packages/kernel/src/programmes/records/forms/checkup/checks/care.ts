import { addMonths, type Day } from '../../../../../day/day.ts'
import { dayOf, rowsOf, textOf } from '../../../../../form/answers.ts'
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

const order = ({ list, begin, end, words }: Stay, row: Values, at: number, exam: Day): Finding[] => {
  const [from, to] = [textOf(row, begin), textOf(row, end)]
  const path = (key: string) => `${list}[${at}].${key}`
  const late = ([key, value, label]: readonly [string, string | null, string]): Finding[] =>
    value && isAfter(value, exam)
      ? [finding('DATE_ORDER', path(key), `“${label}”${value} 晚于体检日期 ${exam}，请核对`)]
      : []
  const last = to ?? from
  return [
    ...late([begin, from, words[0]]),
    ...late([end, to, words[1]]),
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
  return stays.flatMap((stay) => rowsOf(values, stay.list).flatMap((row, at) => order(stay, row, at, exam)))
}

/** Strictly inside a stay elsewhere; both ends of the stay are known by the day. */
const whileInpatient: Check = (values) => {
  const exam = dayOf(values, 'exam_date')
  const own = textOf(values, 'exam_institution')
  return rowsOf(values, 'inpatient').flatMap((row, at) => {
    const [from, to] = [dayOf(row, 'admitted'), dayOf(row, 'discharged')]
    const elsewhere = textOf(row, 'institution') !== own
    return exam && from && to && from < exam && exam < to && elsewhere
      ? [
          ruled(
            'EXAM_WHILE_INPATIENT',
            ['warn', 'contradiction'],
            `inpatient[${at}].admitted`,
            `体检日期 ${exam} 在住院期间（${from} 至 ${to}），请核对，确认请注明`,
          ),
        ]
      : []
  })
}

const noMedicine: Check = (values, { groups }) =>
  groups?.some((group) => group === 'htn' || group === 'dm') && rowsOf(values, 'medicines').length === 0
    ? [ruled('CHK_NO_MEDICINE', ['warn', 'missing'], 'medicines', '在管患者没有用药记录，未用药的请注明')]
    : []

/** A medicine cannot be taken for longer than a life. */
const medicineYears: Check = (values, context) => {
  const age = examAge(values, context)
  return rowsOf(values, 'medicines').flatMap((row, at) => {
    const years = /^(\d+(?:\.\d+)?)年$/.exec(textOf(row, 'duration') ?? '')?.[1]
    return years && age !== null && Number(years) > age
      ? [finding('CROSS_FIELD', `medicines[${at}].duration`, `“用药时间”${years}年超过年龄 ${age} 岁，请核对`)]
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
