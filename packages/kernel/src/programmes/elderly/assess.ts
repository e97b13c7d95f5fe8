import type { Day } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { classAt } from './course/classed.ts'
import { courseOf, missingOn, yearOfService } from './course/course.ts'
import { judge } from './course/judgement.ts'
import { stageAt } from './course/stage.ts'
import { exclusionNode, explain } from './explain.ts'
import { isAged, isTargetOn, leftBefore } from './group.ts'

const unmetOf = (tree: ClauseNode) =>
  (tree.children ?? [])
    .filter(({ state }) => state === 'unmet')
    .map(({ code, text, due_by }) => ({ code, text_zh: text, due_by: due_by ?? null }))

/** What the programme says about one person on a day; null for who is too young or left in an earlier year. */
export const assess = (subject: Subject, life: Life, on: Day): Readonly<Record<string, unknown>> | null => {
  const [target, aged] = [isTargetOn(subject, life, on), isAged(subject, on)]
  if ((!target && !aged) || leftBefore(life, on)) return null
  const year = yearOfService(courseOf(subject), on)
  const judgement = judge(year, on, subject.settings)
  const { service, selfCare } = judgement
  const found = classAt(subject, on)
  return {
    target,
    state: target ? stageAt(year, on) : null,
    excluded: exclusionNode(subject, life, on)?.code ?? null,
    exam_date: service?.date ?? null,
    exam_id: service?.record.record_id ?? null,
    missing: service ? missingOn(service, on) : [],
    guidance: judgement.guided,
    adl: selfCare && { date: selfCare.date, total: selfCare.total, band: selfCare.band },
    feedback_date: service?.feedback && service.feedback <= on ? service.feedback : null,
    received: judgement.received,
    standard: judgement.standard,
    old_class: found?.class ?? null,
    followup_days: found?.followup ?? null,
    unmet_clauses: unmetOf(explain(subject, life, 'OLD-02', on)),
  }
}
