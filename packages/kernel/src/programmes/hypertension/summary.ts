import { type Day, daysBetween } from '../../day/day.ts'
import type { FormContext } from '../../form/context.ts'
import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { closingAt } from '../shared/enrolment.ts'
import { classLabels } from '../shared/forms/options.ts'
import { careAt, courseOf } from './course/course.ts'
import { judge } from './course/judgement.ts'
import { lastMeasured } from './course/next-due.ts'
import { dayIn, fullDay, limit, pressure } from './explain/words.ts'

type Facts = ReturnType<NonNullable<Programme['summary']>>

const dueFact = (due: Day | null, on: Day): Facts => {
  if (!due) return []
  const late = daysBetween(due, on)
  return [
    {
      label: '下次随访',
      value: late > 0 ? `${dayIn(due, on)}，逾期${late}天` : `${dayIn(due, on)}前`,
      tone: late > 0 ? 'over' : late >= -14 ? 'due' : 'plain',
    },
  ]
}

/** Short facts of a member: since when, the last pressure, class, next date, this year's visits. */
export const summary = (subject: Subject, life: Life, on: Day): Facts => {
  const course = courseOf(subject)
  const care = careAt(course, on)
  if (!care) {
    const known = course.diagnoses.findLast(({ from }) => from <= on)?.value ?? false
    return known ? [{ label: '状态', value: '在册未管', tone: 'due' }] : []
  }
  const closing = closingAt(care.enrolment, on)
  const judgement = judge(care, life, on)
  const last = lastMeasured(care, on)
  const state = closing
    ? `${dayIn(closing.day, on)}终止`
    : judgement?.lostSince
      ? `失访（${dayIn(judgement.lostSince, on)}）`
      : '在管'
  return [
    { label: '状态', value: state, tone: closing ? 'plain' : judgement?.lostSince ? 'over' : 'met' },
    { label: '建卡', value: fullDay(care.enrolment.from) },
    ...(last
      ? [
          {
            label: '末次血压',
            value: `${pressure(last)}（${dayIn(last.date, on)}）`,
            tone: last.low ? ('met' as const) : ('over' as const),
          },
          { label: '目标', value: `<${limit(last)}` },
          { label: '末次分类', value: classLabels[last.classification?.class ?? ''] ?? '—' },
        ]
      : []),
    ...(closing ? [] : dueFact(judgement?.nextDue ?? null, on)),
    ...(judgement ? [{ label: '本年随访', value: `${judgement.counted}次，至今应${judgement.required}次` }] : []),
  ]
}

/** Enrolment and closing that the envelope of a follow-up is checked against. */
export const formContext = (subject: Subject, _: Life, on: Day): Partial<FormContext> => {
  const course = courseOf(subject)
  const care = careAt(course, on) ?? course.cares[0]
  if (!care) return {}
  const closing = closingAt(care.enrolment, on)
  return { enrol_date: care.enrolment.from, ...(closing && { close_date: closing.day }) }
}
