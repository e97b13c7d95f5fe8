import type { Day } from '../../../day/day.ts'
import { dayBeside } from '../../../day/words.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { evaluationDue, outcomeOf } from '../course/closing.ts'
import { closedDoses, windowsIn } from '../course/doses.ts'
import type { Course } from '../course/model.ts'
import { stopReasons } from '../forms/options.ts'
import { adherence } from '../rules/doses.ts'
import { COMPLETED } from '../rules/stop.ts'
import { visitsOf } from '../state.ts'

const reasonOf = (code: string): string => stopReasons.find((one) => one.code === code)?.label ?? code

/** 停止治疗 and why. */
export const stoppedNode = ({ stop }: Course, on: Day): ClauseNode => {
  const code = 'C-TB-STOP'
  if (!stop || stop.day > on) return { code, state: 'none', text: '还在治疗，不计入' }
  const completed = stop.reason === COMPLETED
  return {
    code,
    state: completed ? 'met' : 'none',
    text: `${dayBeside(stop.day, on)}停止治疗：${reasonOf(stop.reason)}`,
    ...(!completed && { detail: '没有完成疗程，按完成疗程口径不计入' }),
    date: stop.day,
    record_id: stop.record.record_id,
  }
}

/** What each follow-up told of the doses. */
const windowNodes = (course: Course, on: Day): readonly ClauseNode[] =>
  windowsIn(course)
    .filter(({ to }) => to <= on)
    .map(({ from, to, expected, missed, visit }) => ({
      code: 'C-TBDOSE-WINDOW',
      state: missed === 0 ? 'met' : 'none',
      text: `${dayBeside(from, on)}至${dayBeside(to, on)}：应服${expected}次，${missed === 0 ? '没有漏服' : `漏服${missed}次`}`,
      date: to,
      record_id: visit.record.record_id,
    }))

/** C-TBDOSE: at least 90 % of the doses of the course. */
export const dosesNode = (course: Course, on: Day): ClauseNode => {
  const code = 'C-TBDOSE'
  const children = windowNodes(course, on)
  const doses = closedDoses(course)
  if (!doses)
    return {
      code,
      state: 'unmet',
      text: '没有结案评估的服药次数',
      repair: 'tb_close',
      ...(children.length > 0 && { children }),
    }
  const { rate, regular } = adherence(doses.taken, doses.expected)
  const told = `应服${doses.expected}次，实服${doses.taken}次，占${rate?.toFixed(2) ?? '—'}%`
  return {
    code,
    state: regular ? 'met' : 'unmet',
    text: regular ? told : `${told}，低于90%`,
    ...(course.evaluation && { record_id: course.evaluation.record.record_id, date: course.evaluation.day }),
    ...(children.length > 0 && { children }),
  }
}

/** C-VISIT-N: visits owed by supervisor and phase, and made. */
export const visitsNode = (courses: readonly Course[], on: Day): ClauseNode => {
  const code = 'C-VISIT-N'
  const counts = courses.map((course) => visitsOf(course, on))
  const owed = counts.reduce((sum, one) => sum + one.owed, 0)
  const done = counts.reduce((sum, one) => sum + one.done, 0)
  const met = counts.every((one) => one.done >= one.owed)
  const last = courses.flatMap(({ visits }) => visits).findLast(({ date, missed }) => date <= on && missed !== null)
  return {
    code,
    state: met ? 'met' : 'unmet',
    text: `应访视${owed}次，已完成${done}次`,
    detail: last ? `末次${dayBeside(last.date, on)}，不含首次入户` : '不含首次入户',
    ...(last && { date: last.date, record_id: last.record.record_id }),
    ...(!met && { repair: 'tb_followup' }),
  }
}

/** 转归 with the way it was told. */
export const outcomeNode = (course: Course, on: Day): ClauseNode => {
  const code = 'C-TB-OUTCOME'
  const outcome = outcomeOf(course)
  if (!outcome || outcome.day > on) {
    const referred = course.evaluation && dayOf(course.evaluation.record.fields, 'outcome_referral_date')
    return {
      code,
      state: 'none',
      text: '还没有转归，不计入',
      ...(referred && { detail: `${dayBeside(referred, on)}已转诊做转归评估` }),
      repair: 'tb_close',
    }
  }
  const words = ['', '治愈', '完成治疗', '治疗失败', '死亡', '丢失', '未评估'][outcome.code] ?? ''
  return {
    code,
    state: outcome.success ? 'met' : 'unmet',
    text: `转归：${words}`,
    date: outcome.day,
    record_id: outcome.record.record_id,
  }
}

/** The closing evaluation within 14 days of the stop. */
export const evaluatedNode = ({ stop, evaluation }: Course, on: Day): ClauseNode => {
  const code = 'C-TB-CLOSE'
  if (!stop || stop.day > on) return { code, state: 'none', text: '还在治疗，不计入' }
  const due = evaluationDue(stop.day)
  if (!evaluation || evaluation.day > on)
    return {
      code,
      state: on <= due ? 'not_yet' : 'unmet',
      text: '停止治疗后14天内结案评估',
      detail: `${dayBeside(stop.day, on)}停止，应${dayBeside(due, on)}前`,
      due_by: due,
      repair: 'tb_close',
    }
  return {
    code,
    state: evaluation.day <= due ? 'met' : 'unmet',
    text: `${dayBeside(evaluation.day, on)}结案评估`,
    detail: `应${dayBeside(due, on)}前${textOf(evaluation.record.fields, 'evaluated_on') ? '' : '，按录入日期'}`,
    date: evaluation.day,
    record_id: evaluation.record.record_id,
  }
}
