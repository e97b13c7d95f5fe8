import { type Day, daysBetween } from '../../day/day.ts'
import { dayBeside } from '../../day/words.ts'
import type { FormContext } from '../../form/context.ts'
import { valueAt } from '../../programme/change.ts'
import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { type Care, careOf, courseAt } from './course/care.ts'
import { endingAt } from './course/courses.ts'
import { closedDoses, expectedSinceLast, missedSinceLast, reportedDoses } from './course/doses.ts'
import type { Course } from './course/model.ts'
import { nextContactAt } from './course/next-contact.ts'
import { planAt } from './course/plan.ts'
import { type CourseState, courseStateAt, lossesOf } from './course/standing.ts'
import { suspicionAt } from './course/suspicions.ts'
import { momentIn } from './explain/words.ts'
import { adherence } from './rules/doses.ts'
import { writeInstant } from './rules/instant.ts'
import { isIntensive } from './rules/next-due.ts'
import { monthNo } from './rules/treatment.ts'
import { visitsOf } from './state.ts'

type Fact = ReturnType<NonNullable<Programme['summary']>>[number]

const supervisors: Readonly<Record<string, string>> = {
  '1': '医生督导',
  '2': '家属督导',
  '3': '自服药',
  '4': '其他督导',
}

const stateFact = (subject: Subject, course: Course, state: CourseState, on: Day): Fact => {
  const { notice, stop, evaluation } = course
  switch (state) {
    case 'notified': {
      const late = notice !== null && writeInstant(notice.deadline).slice(0, 10) < on
      const limit = notice ? `，应${momentIn(writeInstant(notice.deadline), on)}前首次入户` : ''
      return { label: '状态', value: `已通知${limit}`, tone: late ? 'over' : 'due' }
    }
    case 'managed':
      return { label: '状态', value: course.kind === 'drug_resistant' ? '在管（耐药治疗）' : '在管', tone: 'met' }
    case 'lost': {
      const since = valueAt(lossesOf(subject, course), on, null)
      return { label: '状态', value: `丢失（${since ? dayBeside(since, on) : ''}）`, tone: 'over' }
    }
    case 'closing':
      return { label: '状态', value: `${stop ? dayBeside(stop.day, on) : ''}停止治疗，待评估`, tone: 'due' }
    case 'closed': {
      const day = evaluation && evaluation.day <= on ? evaluation.day : (endingAt(course, on)?.day ?? null)
      return { label: '状态', value: `${day ? dayBeside(day, on) : ''}结案`, tone: 'plain' }
    }
  }
}

const doseFacts = ({ settings }: Subject, course: Course, on: Day): readonly Fact[] => {
  const { expected, taken } = closedDoses(course) ?? reportedDoses(course, on)
  const { rate, regular } = adherence(taken, expected)
  const missed = missedSinceLast(course, on, settings)
  return rate === null
    ? []
    : [
        { label: '服药', value: `${taken}/${expected}次，${rate.toFixed(2)}%`, tone: regular ? 'met' : 'over' },
        ...(missed?.report
          ? [{ label: '漏服', value: `末次随访折合${missed.missed_days}天，报告上级`, tone: 'over' as const }]
          : []),
      ]
}

const treatmentFacts = (course: Course, on: Day): readonly Fact[] => {
  const plan = planAt(course, on)
  if (!plan) return []
  const month = monthNo(plan.treatmentStart, on)
  const phase = isIntensive(on, plan.intensiveEnd) ? '强化期' : '继续期'
  const next = nextContactAt(course, on)
  const late = next ? daysBetween(next.due, on) : 0
  return [
    {
      label: '治疗',
      value: `${month === null ? '未开始' : `第${month}月，${phase}`}，${supervisors[plan.supervisor] ?? ''}`,
    },
    ...(next
      ? [
          {
            label: '下次随访',
            value: late > 0 ? `${dayBeside(next.due, on)}，逾期${late}天` : `${dayBeside(next.due, on)}前`,
            tone: on >= next.overdueFrom ? ('over' as const) : ('due' as const),
          },
        ]
      : []),
  ]
}

const suspicionFacts = ({ suspicions }: Care, on: Day): readonly Fact[] => {
  const suspicion = suspicionAt(suspicions, on)
  if (!suspicion) return []
  const referred = suspicion.referredOn && suspicion.referredOn <= on
  return [{ label: '状态', value: referred ? '可疑症状者，已推介' : '可疑症状者，待推介', tone: 'due' }]
}

/** Short facts of a patient: state, month and phase, next date, visits, doses. */
export const summary = (subject: Subject, _: Life, on: Day): readonly Fact[] => {
  const care = careOf(subject)
  const course = courseAt(care, on)
  if (!course) return suspicionFacts(care, on)
  const state = courseStateAt(subject, course, on)
  const visits = visitsOf(course, on)
  return [
    // Who fell ill again is a suspect until the next notice.
    ...(state === 'closed' ? suspicionFacts(care, on) : []),
    stateFact(subject, course, state, on),
    ...(state === 'managed' || state === 'lost' ? treatmentFacts(course, on) : []),
    ...(course.managedFrom && course.managedFrom <= on
      ? [{ label: '访视', value: `${visits.done}次，至今应${visits.owed}次` }]
      : []),
    ...doseFacts(subject, course, on),
  ]
}

/** What the forms of a day are checked against: the notice, the stop, the doses due since the last follow-up. */
export const formContext = (subject: Subject, _: Life, on: Day): Partial<FormContext> => {
  const care = careOf(subject)
  const course = courseAt(care, on) ?? care.courses[0]
  if (!course) return {}
  const ending = endingAt(course, on)
  const { notice, managedFrom, stop } = course
  return {
    enrol_date: managedFrom ?? course.from,
    ...(ending && { close_date: ending.day }),
    ...(stop && { stop_date: stop.day }),
    ...(notice && { notice_at: notice.at === null ? notice.day : writeInstant(notice.at) }),
    ...(managedFrom && managedFrom <= on && { expected_since_last: expectedSinceLast(course, on) }),
  }
}
