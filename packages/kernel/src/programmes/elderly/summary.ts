import type { Day } from '../../day/day.ts'
import { dayBeside } from '../../day/words.ts'
import type { FormContext } from '../../form/context.ts'
import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { classAt } from './course/classed.ts'
import { courseOf, missingOn, yearOfService } from './course/course.ts'
import { judge } from './course/judgement.ts'
import { stageAt, stageNames } from './course/stage.ts'
import { isTargetOn } from './group.ts'
import { classNames } from './rules/class.ts'

type Facts = ReturnType<NonNullable<Programme['summary']>>

/** Short facts of a member: where the yearly service stands, self-care, class. */
export const summary = (subject: Subject, life: Life, on: Day): Facts => {
  if (!isTargetOn(subject, life, on)) return []
  const year = yearOfService(courseOf(subject), on)
  const { service, selfCare, standard } = judge(year, on, subject.settings)
  const stage = stageAt(year, on)
  const missing = service ? missingOn(service, on).length : 0
  const found = classAt(subject, on)
  return [
    { label: '本年服务', value: stageNames[stage], tone: standard ? 'met' : 'due' },
    ...(service ? [{ label: '体检', value: dayBeside(service.date, on) }] : []),
    ...(missing > 0 ? [{ label: '缺项', value: `${missing}项`, tone: 'due' as const }] : []),
    ...(selfCare ? [{ label: '自理能力', value: `${selfCare.total}分` }] : []),
    ...(found
      ? [
          {
            label: '分类',
            value: classNames[found.class],
            tone: found.class === '4' ? ('over' as const) : ('plain' as const),
          },
        ]
      : []),
  ]
}

/** The day on which the health record was closed, for who is served after it. */
export const formContext = (_: Subject, life: Life, on: Day): Partial<FormContext> => {
  const closed = life.recordStates.findLast(({ from }) => from <= on)
  return closed?.value === 'closed_moved_out' || closed?.value === 'closed_lost' ? { close_date: closed.from } : {}
}
