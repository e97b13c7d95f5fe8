import { type Day, daysBetween } from '../../day/day.ts'
import { dayBeside, fullDay } from '../../day/words.ts'
import type { FormContext } from '../../form/context.ts'
import { valueAt } from '../../programme/change.ts'
import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { closingAt } from '../shared/enrolment.ts'
import { consentAt } from './course/consent.ts'
import { type Care, careAt, courseOf, diagnosisAt } from './course/course.ts'
import { type Judgement, judge } from './course/judgement.ts'
import { lastReached } from './course/visit.ts'
import { adherences, diagnoses, labelIn } from './forms/options.ts'
import { classLabels } from './rules/classify.ts'
import { isLocked } from './state.ts'

type Facts = ReturnType<NonNullable<Programme['summary']>>

/** The state in one word, with since when. */
const stateFact = (
  { toldDeath: died }: Care,
  { closing, lostSince, consent, inHospital }: Judgement,
  on: Day,
): Facts[number] => {
  if (closing) return { label: '状态', value: `${dayBeside(closing.day, on)}终止`, tone: 'plain' }
  if (died && died <= on) return { label: '状态', value: `${dayBeside(died, on)}死亡，待登记终止`, tone: 'due' }
  if (lostSince) return { label: '状态', value: `失访（${dayBeside(lostSince, on)}起）`, tone: 'over' }
  if (consent !== '1') return { label: '状态', value: '在册，未同意管理', tone: 'due' }
  return { label: '状态', value: inHospital ? '在管，住院中' : '在管', tone: 'met' }
}

const dueFact = ({ nextDue, on }: Judgement): Facts => {
  if (!nextDue) return []
  const late = daysBetween(nextDue.due, on)
  const value = late > 0 ? `${dayBeside(nextDue.due, on)}，逾期${late}天` : `${dayBeside(nextDue.due, on)}前`
  return [{ label: '下次随访', value, tone: late > 0 ? 'over' : late >= -14 ? 'due' : 'plain' }]
}

const lastFacts = (care: Care, on: Day): Facts => {
  const last = lastReached(care.visits, on)
  if (!last) return []
  const risk = last.risk === null ? '' : `，危险性${last.risk}级`
  return [
    {
      label: '末次随访',
      value: `${dayBeside(last.date, on)} ${classLabels[last.class ?? ''] ?? '未分类'}${risk}`,
      tone: last.class === '1' || (last.risk ?? 0) >= 3 ? 'over' : last.class === '3' ? 'met' : 'due',
    },
    ...(last.adherence ? [{ label: '服药', value: labelIn(adherences, last.adherence) }] : []),
  ]
}

/** Short facts of a registered patient: state, diagnosis, last class and risk, medicine, next date, this year's visits. */
export const summary = (subject: Subject, life: Life, on: Day): Facts => {
  const course = courseOf(subject)
  const care = careAt(course, on)
  const judgement = care && judge(care, life, on)
  if (!care || !judgement)
    return valueAt(course.known, on, false) ? [{ label: '状态', value: '既往史有记录，未登记', tone: 'due' }] : []
  const { counted, countedSeen, required } = judgement
  return [
    stateFact(care, judgement, on),
    { label: '登记', value: fullDay(care.enrolment.from) },
    { label: '诊断', value: labelIn(diagnoses, diagnosisAt(care, on)) },
    ...(isLocked(care, on) ? [{ label: '关锁', value: '有关锁，应解锁救治', tone: 'over' as const }] : []),
    ...lastFacts(care, on),
    ...(judgement.managed ? dueFact(judgement) : []),
    { label: '本年随访', value: `${counted.length}次（面访${countedSeen.length}次），至今应${required}次` },
  ]
}

/** Registration, closing and consent that a follow-up is checked against. */
export const formContext = (subject: Subject, _: Life, on: Day): Partial<FormContext> => {
  const course = courseOf(subject)
  const care = careAt(course, on) ?? course.cares[0]
  if (!care) return {}
  const closing = closingAt(care.enrolment, on)
  const consent = consentAt(care.consents, on)
  return {
    enrol_date: care.enrolment.from,
    ...(closing && { close_date: closing.day }),
    ...(consent && { consent }),
  }
}
