import { addDays, type Day } from '../../day/day.ts'
import { pushSharedFlags, sharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode } from '../../programme/programme.ts'
import type { State } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { classAt } from './course/classed.ts'
import { courseOf, yearOfService } from './course/course.ts'
import { type Judgement, judge } from './course/judgement.ts'
import { stageAt } from './course/stage.ts'
import { birthdays, isAged, isTargetOn, leftBefore } from './group.ts'

/** Bit order of the state and of events: only ever appended to. */
export const flags = [
  ...sharedFlags,
  'target',
  'aged',
  'exam_any',
  'exam_complete',
  'guided',
  'received',
  'adl_met',
  'feedback_met',
  'standard',
  'keep',
  'keep_standard',
  'due',
  'booked',
  'refused',
  'unable',
  'away',
  'examined',
  'results_pending',
  'assessed',
  'fed_back',
  'done',
  'class_1',
  'class_2',
  'class_3',
  'class_4',
  'found_htn',
  'found_dm',
  'found_other',
] as const

export const numbers = [] as const

const pushJudgement = (into: string[], judgement: Judgement): void => {
  if (judgement.service) into.push('exam_any')
  if (judgement.complete) into.push('exam_complete')
  if (judgement.guided) into.push('guided')
  if (judgement.received) into.push('received')
  if (judgement.adl) into.push('adl_met')
  if (judgement.feedback) into.push('feedback_met')
  if (judgement.standard) into.push('standard')
}

/** 已服务保留口径: who had the whole service before leaving stays. */
const pushKeep = (into: string[], judgement: Judgement): void => {
  const here = into.includes('permanent') && into.includes('active')
  if (here || judgement.received) into.push('keep')
  if (here || judgement.standard) into.push('keep_standard')
}

/** The state on a day from facts dated on or before it. */
export const stateAt = (subject: Subject, life: Life, _: Episode, on: Day): State | null => {
  const [target, aged] = [isTargetOn(subject, life, on), isAged(subject, on)]
  if ((!target && !aged) || leftBefore(life, on)) return null
  const year = yearOfService(courseOf(subject), on)
  const judgement = judge(year, on, subject.settings)
  const into: string[] = []
  pushSharedFlags(into, life, on)
  if (target) into.push('target')
  if (aged) into.push('aged')
  pushJudgement(into, judgement)
  if (aged) pushKeep(into, judgement)
  if (target) into.push(stageAt(year, on))
  const found = classAt(subject, on)
  if (found) into.push(`class_${found.class}`)
  return { flags: into }
}

/** Days without a record on which time alone changes the state. */
export const breakpoints = (subject: Subject): readonly Day[] => {
  const { services, years } = courseOf(subject)
  const attempts = [...years.values()].flatMap((year) => year.attempts)
  return [
    ...birthdays(subject),
    ...services.flatMap(({ feedback }) => feedback ?? []),
    ...attempts.flatMap(({ booked_for }) => (booked_for ? [addDays(booked_for, 1)] : [])),
  ]
}
