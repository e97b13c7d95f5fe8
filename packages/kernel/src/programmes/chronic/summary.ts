import { type Day, daysBetween } from '../../day/day.ts'
import { dayBeside, fullDay } from '../../day/words.ts'
import type { Programme } from '../../programme/programme.ts'
import { closingAt } from '../shared/enrolment.ts'
import { classLabels } from '../shared/forms/options.ts'
import { type Core, careAt } from './course/course.ts'
import { judge } from './course/judgement.ts'
import { lastMeasured } from './course/next-due.ts'

type Facts = ReturnType<NonNullable<Programme['summary']>>

const dueFact = (due: Day | null, on: Day): Facts => {
  if (!due) return []
  const late = daysBetween(due, on)
  return [
    {
      label: '下次随访',
      value: late > 0 ? `${dayBeside(due, on)}，逾期${late}天` : `${dayBeside(due, on)}前`,
      tone: late > 0 ? 'over' : late >= -14 ? 'due' : 'plain',
    },
  ]
}

/** Short facts of a member: since when, the last measurement, class, next date, this year's visits. */
export const summary =
  ({ spec, courseOf }: Core): NonNullable<Programme['summary']> =>
  (subject, life, on) => {
    const course = courseOf(subject)
    const care = careAt(course, on)
    if (!care) {
      const known = course.diagnoses.findLast(({ from }) => from <= on)?.value ?? false
      return known ? [{ label: '状态', value: '在册未管', tone: 'due' }] : []
    }
    const closing = closingAt(care.enrolment, on)
    const judgement = judge(spec, subject.settings, care, life, on)
    const last = lastMeasured(care, on)
    const state = closing
      ? `${dayBeside(closing.day, on)}终止`
      : judgement?.lostSince
        ? `失访（${dayBeside(judgement.lostSince, on)}）`
        : '在管'
    return [
      { label: '状态', value: state, tone: closing ? 'plain' : judgement?.lostSince ? 'over' : 'met' },
      { label: '建卡', value: fullDay(care.enrolment.from) },
      ...(last
        ? [...spec.words.last(last, on), { label: '末次分类', value: classLabels[last.judged?.class ?? ''] ?? '—' }]
        : []),
      ...(closing ? [] : dueFact(judgement?.nextDue ?? null, on)),
      ...(judgement ? [{ label: '本年随访', value: `${judgement.counted}次，至今应${judgement.required}次` }] : []),
    ]
  }

/** Enrolment and closing that the envelope of a follow-up is checked against. */
export const formContext =
  ({ courseOf }: Core): NonNullable<Programme['formContext']> =>
  (subject, _, on) => {
    const course = courseOf(subject)
    const care = careAt(course, on) ?? course.cares[0]
    if (!care) return {}
    const closing = closingAt(care.enrolment, on)
    return { enrol_date: care.enrolment.from, ...(closing && { close_date: closing.day }) }
  }
