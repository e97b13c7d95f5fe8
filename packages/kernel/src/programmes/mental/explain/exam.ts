import { yearEnd } from '../../../day/day.ts'
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

/** C-EXAM: the yearly check-up; in standard management it decides at the end of the year only. */
export const examNode = (told: Told, decides: 'at_year_end' | 'now'): ClauseNode => {
  const { judgement, reading, on } = told
  const { exams, year, managedFrom, closing, standard, wholeYear } = judgement
  const done = exams.find(({ missing }) => missing.length === 0)
  if (done)
    return {
      code: 'C-EXAM',
      state: 'met',
      text: '本年度体检',
      detail: `${monthDay(done.date)}完成`,
      date: done.date,
      record_id: done.record.record_id,
    }
  const lastDay = yearEnd(year.year)
  if (decides === 'at_year_end' && managedFrom && !examRequired(lastDay, managedFrom, closing?.day ?? null))
    return { code: 'C-EXAM', state: 'none', text: '本年度体检', detail: '10月以后纳入或已终止，本年不要求体检' }
  const last = exams.at(-1)
  const fails = (reading === 'full_year' ? wholeYear : standard).exam_ok === false
  const unmet = decides === 'now' || fails || on === lastDay
  const refused = exams.some((exam) => exam.refused) ? '；有拒绝记录' : ''
  return {
    code: last ? 'C-EXAM-INCOMPLETE' : 'C-EXAM',
    state: unmet ? 'unmet' : 'not_yet',
    text: last ? lacking(last) : unmet ? '本年度未体检' : '本年度体检',
    detail: `${unmet ? '12月31日前应完成' : '年底才计入，征得同意后12月31日前做完即可'}${refused}`,
    due_by: lastDay,
    ...(last && { date: last.date, record_id: last.record.record_id }),
    repair: 'checkup',
  }
}
