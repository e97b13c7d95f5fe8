import { type Day, yearEnd } from '../../../day/day.ts'
import { monthDay } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { itemLabel } from '../../shared/exam.ts'
import { examRequired } from '../../shared/standard.ts'
import type { Exam } from '../course/year.ts'
import type { Told } from './told.ts'

const lacking = ({ date, missing }: Exam): string => {
  const labels = [...new Set(missing.map(itemLabel))]
  return `${monthDay(date)}体检缺${labels.length}项：${labels.join('、')}`
}

const upTo = ({ judgement }: Told): readonly Exam[] => judgement.year.exams.filter(({ date }) => date <= judgement.on)

const completeOf = (told: Told): Exam | undefined =>
  upTo(told).find(({ done }) => done !== null && done <= told.judgement.on)

const doneNode = (exam: Exam): ClauseNode => ({
  code: 'C-EXAM',
  state: 'met',
  text: '本年度体检',
  detail: `${monthDay(exam.date)}完成`,
  date: exam.date,
  record_id: exam.record.record_id,
})

const missingNode = (exam: Exam | undefined, state: 'unmet' | 'not_yet', detail: string, due: Day): ClauseNode => ({
  code: exam ? 'C-EXAM-INCOMPLETE' : 'C-EXAM',
  state,
  text: state === 'not_yet' ? '本年度体检' : exam ? lacking(exam) : '本年度未体检',
  detail: exam && state === 'not_yet' ? `${lacking(exam)}；${detail}` : detail,
  due_by: due,
  ...(exam && { date: exam.date, record_id: exam.record.record_id }),
  repair: 'checkup',
})

/** C-EXAM of standard management: decides at the end of the year only. */
export const examNode = (told: Told): ClauseNode => {
  const { spec, subject, judgement, care, reading } = told
  const { year, on, closing, standard, wholeYear } = judgement
  const exams = upTo(told)
  const complete = completeOf(told)
  if (complete) return doneNode(complete)
  if (spec.examAsked?.(subject.settings) === false)
    return { code: 'C-EXAM', state: 'none', text: '本年度体检', detail: '本县不要求体检' }
  const lastDay = yearEnd(year.year)
  if (!examRequired(lastDay, care.enrolment.from, closing?.day ?? null)) {
    const why = closing ? '年内已终止管理，不要求体检' : '10月以后建卡，本年不要求体检'
    return { code: 'C-EXAM', state: 'none', text: '本年度体检', detail: why }
  }
  const met = reading === 'full_year' ? wholeYear.exam_ok : standard.exam_ok
  return on === lastDay || !met
    ? missingNode(exams.at(-1), 'unmet', '12月31日前应完成', lastDay)
    : missingNode(exams.at(-1), 'not_yet', '年底才计入，12月31日前做完即可', lastDay)
}

/** The yearly check-up by itself: done or not so far. */
export const yearlyExamNode = (told: Told): ClauseNode => {
  const exams = upTo(told)
  const complete = completeOf(told)
  return complete
    ? doneNode(complete)
    : missingNode(exams.at(-1), 'unmet', '12月31日前应完成', yearEnd(told.judgement.year.year))
}
