import type { Day } from '../../../day/day.ts'
import { dayBeside } from '../../../day/words.ts'
import { exclusionOf, pushSharedFlags } from '../../../programme/flags.ts'
import type { Life } from '../../../programme/life.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import type { Subject } from '../../../programme/subject.ts'
import { type Care, careOf, courseAt } from '../course/care.ts'
import type { Course } from '../course/model.ts'
import { coursesInYear } from '../course/standing.ts'
import { dosesNode, evaluatedNode, outcomeNode, stoppedNode, visitsNode } from './course.ts'
import { notifiedNode, seenNode, timelyNode } from './first-visit.ts'

interface Period {
  readonly start: Day
  readonly end: Day
}

/** The last course of the period that answers a question: notified, or stopped in it. */
const within = (
  courses: readonly Course[],
  period: Period | undefined,
  on: Day,
  dayOf: (course: Course) => Day | null,
) =>
  courses.findLast((course) => {
    const day = dayOf(course)
    return day !== null && day <= on && (!period || day >= period.start)
  }) ?? null

const notifiedOn = ({ notice, from }: Course): Day | null => (notice ? from : null)
const stoppedOn = ({ stop }: Course): Day | null => stop?.day ?? null

const referralNodes = ({ suspicions }: Care, on: Day, period?: Period): readonly ClauseNode[] => {
  const last = suspicions.findLast(
    ({ referredOn }) => referredOn !== null && referredOn <= on && (!period || referredOn >= period.start),
  )
  if (!last?.referredOn) return [{ code: 'C-TB-REFERRED', state: 'none', text: '期内没有推介转诊' }]
  const { referredOn, arrivedOn, calls, record } = last
  const made = calls.filter(({ madeOn }) => madeOn && madeOn <= on)
  const open = calls.find(({ madeOn }) => !madeOn || madeOn > on)
  return [
    {
      code: 'C-TB-REFERRED',
      state: 'met',
      text: `${dayBeside(referredOn, on)}推介转诊`,
      date: referredOn,
      record_id: record.record_id,
    },
    arrivedOn && arrivedOn <= on
      ? { code: 'C-TB-ARRIVED', state: 'met', text: `${dayBeside(arrivedOn, on)}电话随访，已就诊`, date: arrivedOn }
      : {
          code: 'C-TB-ARRIVED',
          state: open && on <= open.due ? 'not_yet' : 'unmet',
          text: made.length === 0 ? '还没有电话随访' : `电话随访${made.length}次，未就诊`,
          ...(open && { detail: `应${dayBeside(open.due, on)}前电话随访`, due_by: open.due }),
          repair: 'tb_screen',
        },
  ]
}

const contactNodes = ({ contacts }: Care, on: Day, period?: Period): readonly ClauseNode[] => {
  const own = contacts.filter(({ registeredOn }) => registeredOn <= on && (!period || registeredOn >= period.start))
  if (own.length === 0) return [{ code: 'C-TB-CONTACT', state: 'none', text: '期内没有登记密切接触者' }]
  return own.map(({ registeredOn, screenedOn, record }): ClauseNode => {
    const screened = screenedOn.find((day) => day <= on)
    return {
      code: 'C-TB-CONTACT',
      state: screened ? 'met' : 'unmet',
      text: `${dayBeside(registeredOn, on)}登记的接触者${screened ? `，${dayBeside(screened, on)}筛查` : '没有筛查'}`,
      record_id: record.record_id,
      ...(!screened && { repair: 'tb_contact' }),
    }
  })
}

const courseNodes = (indicator: string, care: Care, on: Day, period?: Period): readonly ClauseNode[] => {
  const notified = within(care.courses, period, on, notifiedOn)
  const stopped = within(care.courses, period, on, stoppedOn) ?? courseAt(care, on)
  switch (indicator) {
    case 'TB-01':
      return [notifiedNode(notified, on), ...(notified ? [seenNode(notified, on)] : [])]
    case 'TB-03':
      return [notifiedNode(notified, on), ...(notified ? [timelyNode(notified, on)] : [])]
    case 'TB-02':
      return stopped ? [stoppedNode(stopped, on), dosesNode(stopped, on)] : []
    case 'TB-06':
      return stopped ? [outcomeNode(stopped, on)] : []
    case 'TB-I8':
      return stopped ? [evaluatedNode(stopped, on)] : []
    case 'TB-04': {
      const running = coursesInYear(care, on)
      return running.length > 0 ? [visitsNode(running, on)] : []
    }
    default: {
      const course = courseAt(care, on)
      return course ? [course.notice ? seenNode(course, on) : notifiedNode(course, on)] : []
    }
  }
}

const nodesOf = (indicator: string, care: Care, on: Day, period?: Period): readonly ClauseNode[] => {
  if (indicator === 'TB-05') return referralNodes(care, on, period)
  if (indicator === 'TB-I7') return contactNodes(care, on, period)
  return courseNodes(indicator, care, on, period)
}

/** Only the rate of visits asks whether the person is still here: the others count what was told in the period. */
const excluded = (indicator: string, life: Life, on: Day): readonly ClauseNode[] => {
  if (indicator !== 'TB-04') return []
  const flags: string[] = []
  pushSharedFlags(flags, life, on)
  const code = flags.includes('present') ? null : exclusionOf(flags)
  return code ? [{ code, state: 'none', text: '截止日已不在本地管理，不计入' }] : []
}

/** Why a person counts or not in an indicator on a day, each clause with its fact and date. */
export const explain = (
  subject: Subject,
  life: Life,
  indicator: string,
  on: Day,
  period?: { readonly start: Day; readonly end: Day },
): ClauseNode => {
  const care = careOf(subject)
  const nodes = nodesOf(indicator, care, on, period)
  const left = excluded(indicator, life, on)
  const children = [
    ...left,
    ...(nodes.length > 0 ? nodes : [{ code: 'C-TB-NONE', state: 'none' as const, text: '没有疗程' }]),
  ]
  const [head] = nodes
  const out = left.length > 0 || !head || head.state === 'none'
  const met = !out && nodes.every(({ state }) => state === 'met')
  const state = out ? 'none' : met ? 'met' : 'unmet'
  return { code: indicator, state, text: { met: '达到', unmet: '未达到', none: '不计入' }[state], children }
}
