import { type Day, dayOfInstant } from '../../../day/day.ts'
import { dayBeside } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { failedInTime, firstSeen, inTimeOf } from '../course/first-contact.ts'
import type { Course, FirstTry } from '../course/model.ts'
import { writeInstant } from '../rules/instant.ts'
import { momentIn } from './words.ts'

const HOUR = 3_600_000

/** 通知管理. */
export const notifiedNode = (course: Course | null, on: Day): ClauseNode => {
  const code = 'C-TB-NOTICE'
  if (!course) return { code, state: 'none', text: '期内没有接到管理通知' }
  const day = dayBeside(course.from, on)
  return course.notice
    ? { code, state: 'met', text: `${day}接到管理通知`, date: course.from, record_id: course.record.record_id }
    : { code, state: 'none', text: `${day}转入耐多药治疗，没有新的通知`, date: course.from }
}

/** C-TB-SEEN: the first home visit met the patient. */
export const seenNode = (course: Course, on: Day): ClauseNode => {
  const code = 'C-TB-SEEN'
  const seen = firstSeen(course)
  if (seen && seen.day <= on)
    return {
      code,
      state: 'met',
      text: `${dayBeside(seen.day, on)}首次入户见到患者`,
      date: seen.day,
      record_id: seen.record.record_id,
    }
  const tries = course.tries.filter(({ day }) => day <= on)
  const limit = course.notice ? momentIn(writeInstant(course.notice.deadline), on) : null
  const waiting = course.notice !== null && on <= dayOfInstant(course.notice.deadline)
  const failed = failedInTime(course).filter(({ day }) => day <= on).length
  return {
    code,
    state: waiting ? 'not_yet' : 'unmet',
    text: tries.length === 0 ? '还没有首次入户' : `入户${tries.length}次均未见到患者`,
    ...(limit && { detail: `应${limit}前${failed >= 2 ? '，72小时内两次未见，应报告上级' : ''}` }),
    ...(course.notice && { due_by: dayOfInstant(course.notice.deadline) }),
    repair: 'tb_first_visit',
  }
}

/** Hours from the notice to the visit; whole days where a time is missing. */
const elapsed = ({ notice }: Course, { day, at }: FirstTry): number | null => {
  if (!notice) return null
  const from = notice.at ?? Date.parse(`${notice.day}T00:00:00+08:00`)
  const to = at ?? Date.parse(`${day}T00:00:00+08:00`)
  return Math.ceil((to - from) / HOUR)
}

/** C-TB72: within 72 hours of the notice. */
export const timelyNode = (course: Course, on: Day): ClauseNode => {
  const code = 'C-TB72'
  const seen = firstSeen(course)
  if (!course.notice) return { code, state: 'none', text: '没有通知，不计72小时' }
  const deadline = dayOfInstant(course.notice.deadline)
  const limit = `应${momentIn(writeInstant(course.notice.deadline), on)}前`
  if (!seen || seen.day > on)
    return {
      code,
      state: on < deadline ? 'not_yet' : 'unmet',
      text: '72小时内首次入户',
      detail: `${limit}，还没有见到患者`,
      due_by: deadline,
      repair: 'tb_first_visit',
    }
  const record = { date: seen.day, record_id: seen.record.record_id }
  return inTimeOf(course)
    ? { code, state: 'met', text: '72小时内首次入户', detail: `${limit}，${dayBeside(seen.day, on)}见到`, ...record }
    : { code, state: 'unmet', text: `首次入户距通知${elapsed(course, seen)}小时，超过72小时`, detail: limit, ...record }
}
