import { daysBetween } from '../../../day/day.ts'
import { dayBeside, monthDay } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { emptyQuarters, OVERDUE_DAYS } from '../../shared/standard.ts'
import { MIN_GAP_DAYS, type Rejection } from '../../shared/visit-count.ts'
import { inPersonOf, type Judgement } from '../course/judgement.ts'
import { lastMeasured } from '../course/next-due.ts'
import type { Visit } from '../course/visit.ts'
import type { Told } from './told.ts'

const rejections: Readonly<Record<Exclude<Rejection, 'INCOMPLETE' | 'TOO_CLOSE'>, string>> = {
  NOT_SUBMITTED: '有未处理的严重问题，不计',
  NOT_SEEN: '未访到，不计',
  OUT_OF_WINDOW: '不在期内，不计',
  NOT_FACE_TO_FACE: '电话随访，不计次',
  SAME_DAY_DUPLICATE: '与同日另一份重复，不计次',
}

/** C-VISIT-INTERVAL. */
const tooClose = (visit: Visit, counted: readonly Visit[]): string => {
  const before = counted.findLast(({ date }) => date <= visit.date)
  const days = before ? daysBetween(before.date, visit.date) : 0
  return `${monthDay(visit.date)}随访与上次间隔${days}天，不足${MIN_GAP_DAYS}天，不计`
}

const rejectionText = (visit: Visit, reason: Rejection, counted: readonly Visit[], measurement: string): string => {
  if (reason === 'TOO_CLOSE') return tooClose(visit, counted)
  return `${monthDay(visit.date)}${reason === 'INCOMPLETE' ? `没有${measurement}，不计次` : rejections[reason]}`
}

const rejectedNodes = ({ spec, judgement, on }: Told): ClauseNode[] => {
  const { counted, rejected } = judgement.year.counting
  return [...rejected]
    .filter(([visit]) => visit.date <= on)
    .sort(([a], [b]) => (a.date < b.date ? -1 : 1))
    .map(([visit, reason]) => ({
      code: reason === 'TOO_CLOSE' ? 'C-VISIT-INTERVAL' : reason,
      state: 'none',
      text: rejectionText(visit, reason, counted, spec.words.measurement),
      date: visit.date,
      record_id: visit.id,
    }))
}

/** 缺第1季度 — only under the county's profile of quarters. */
const missingQuarters = ({ care, judgement }: Told): string => {
  if (judgement.standard.visits_ok || judgement.counted < judgement.required) return ''
  const { year, on } = judgement
  const days = year.counted.filter((day) => day <= on)
  const from = care.enrolment.from > `${year.year}-01-01` ? care.enrolment.from : (`${year.year}-01-01` as typeof on)
  const empty = emptyQuarters(from, on, days)
  return empty.length > 0 ? `，缺第${empty.join('、')}季度` : ''
}

/** How many of the counted were face to face, where not all must be. */
const inPersonText = ({ year, counted, on }: Judgement, owed: number): string => {
  if (year.faceToFaceOfFour >= 4) return '，均面对面'
  const done = year.countedInPerson.filter((day) => day <= on).length
  return done === counted ? '，均面对面' : `，其中面对面${done}次（应${inPersonOf(year, owed)}次）`
}

/** C-VISIT-N: visits owed and counted, with the days of those counted and why the others are not. */
export const visitsNode = (told: Told): ClauseNode => {
  const { spec, judgement, reading } = told
  const whole = reading === 'full_year'
  const { counted, year, on } = judgement
  const owed = whole ? judgement.requiredYear : judgement.required
  const met = (whole ? judgement.wholeYear : judgement.standard).visits_ok
  const days = year.counted.slice(0, counted).map(monthDay)
  const faceless = counted === 0 && rejectedNodes(told).length > 0
  const detail =
    counted > 0
      ? `${days.join('、')}${inPersonText(judgement, owed)}`
      : faceless
        ? `本期${year.counting.rejected.size}次随访均不计次`
        : owed === 0
          ? '新纳入，尚无应做随访'
          : '本年还没有面对面随访'
  const last = year.counting.counted.findLast(({ date }) => date <= on)
  return {
    code: 'C-VISIT-N',
    state: met ? 'met' : 'unmet',
    text: `应随访${owed}次，已完成${counted}次${missingQuarters(told)}`,
    detail,
    ...(last && { date: last.date, record_id: last.id }),
    ...(!met && { repair: spec.visitForm }),
    children: rejectedNodes(told),
  }
}

/** C-OVERDUE: the next follow-up is not more than 30 days late. */
export const overdueNode = ({ spec, care, judgement }: Told): ClauseNode => {
  const { nextDue, on, standard } = judgement
  const late = nextDue ? daysBetween(nextDue, on) : 0
  const met = standard.not_overdue
  const last = lastMeasured(care, on)
  const when = nextDue ? `应${dayBeside(nextDue, on)}${late > 0 ? `，超期${late}天` : '前随访'}` : '现在没有应做的随访'
  return {
    code: 'C-OVERDUE',
    state: met ? 'met' : 'unmet',
    text: met || !nextDue ? `下次随访未超期${OVERDUE_DAYS}天` : `应于${dayBeside(nextDue, on)}随访，已超期${late}天`,
    detail: met || !last ? when : `上次 ${dayBeside(last.date, on)}`,
    ...(nextDue && { due_by: nextDue }),
    ...(!met && { repair: spec.visitForm }),
  }
}
