import { type Day, yearEnd, yearOf } from '../../day/day.ts'
import { monthDay } from '../../day/words.ts'
import { exclusionOf, pushSharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { itemLabel } from '../shared/exam.ts'
import { courseOf, missingOn, type Service, yearOfService } from './course/course.ts'
import { findingsOf, suspicionNames } from './course/findings.ts'
import { type Judgement, judge } from './course/judgement.ts'
import { isAged } from './group.ts'
import { adlBands } from './rules/adl.ts'
import { wants } from './rules/received.ts'
import { exclusionTexts } from './words.ts'

/** Why a person is in no denominator of older people whatever was done; null: the person is in. */
export const exclusionNode = (subject: Subject, life: Life, on: Day): ClauseNode | null => {
  const flags: string[] = []
  pushSharedFlags(flags, life, on)
  const code = isAged(subject, on) ? exclusionOf(flags) : 'X-AGE'
  const found = code ?? (flags.includes('active') ? null : 'X-NOTACTIVE')
  return found === null ? null : { code: found, state: 'none', text: exclusionTexts[found] }
}

const recordOf = ({ date, record }: Service) => ({ date, record_id: record.record_id })

/** A check-up that counts nowhere while something grave is open against it. */
const blockedExam = ({ records }: Subject, on: Day): string | null => {
  const blocked = records.findLast(
    ({ form, open_block, service_date }) =>
      form === 'checkup' && open_block && service_date <= on && yearOf(service_date) === yearOf(on),
  )
  return blocked ? `${monthDay(blocked.service_date)}体检表存在未处理的严重问题，不计` : null
}

const examNode = (subject: Subject, { service }: Judgement, on: Day): ClauseNode => {
  const code = 'C-EXAM'
  if (service)
    return { code, state: 'met', text: '本年度体检', detail: `${monthDay(service.date)}体检`, ...recordOf(service) }
  const detail = blockedExam(subject, on) ?? '12月31日前应完成'
  return { code, state: 'unmet', text: '本年度未体检', detail, due_by: yearEnd(yearOf(on)), repair: 'checkup' }
}

const completeNode = (service: Service, on: Day): ClauseNode => {
  const code = 'C-EXAM-INCOMPLETE'
  const missing = missingOn(service, on)
  if (missing.length === 0) return { code, state: 'met', text: '体检表完整', ...recordOf(service) }
  const labels = [...new Set(missing.map(itemLabel))]
  const text = `${monthDay(service.date)}体检缺${labels.length}项：${labels.join('、')}`
  return { code, state: 'unmet', text, ...recordOf(service), repair: 'checkup' }
}

const guidanceNode = (service: Service, guided: boolean): ClauseNode => ({
  code: 'C-GUIDANCE',
  state: guided ? 'met' : 'unmet',
  text: guided ? '健康评价和指导已填写' : `${monthDay(service.date)}体检未填写健康指导`,
  ...recordOf(service),
  ...(!guided && { repair: 'old_yearly' }),
})

const adlNode = ({ selfCare }: Judgement): ClauseNode => {
  const code = 'C-ADL'
  if (!selfCare) return { code, state: 'unmet', text: '未做生活自理能力评估', repair: 'old_adl' }
  const band = adlBands.find((one) => one.code === selfCare.band)?.label.replace(/（.*/, '') ?? ''
  return {
    code,
    state: 'met',
    text: '生活自理能力评估',
    detail: `${monthDay(selfCare.date)} ${selfCare.total}分，${band}`,
    date: selfCare.date,
    record_id: selfCare.record.record_id,
  }
}

const feedbackNode = (service: Service, on: Day): ClauseNode => {
  const told = service.feedback && service.feedback <= on ? service.feedback : null
  return {
    code: 'C-FEEDBACK',
    state: told ? 'met' : 'unmet',
    text: told ? '体检结果已反馈' : `${monthDay(service.date)}体检结果未反馈`,
    ...(told && { detail: `${monthDay(told)}反馈` }),
    ...recordOf(service),
    ...(!told && { repair: 'checkup' }),
  }
}

/** What this year's check-ups found, and what became of it. */
const findingNodes = (subject: Subject, on: Day): readonly ClauseNode[] =>
  findingsOf(subject)
    .filter(({ date }) => date <= on && yearOf(date) === yearOf(on))
    .map(({ record_id, date, what, outcome }) => {
      const known = outcome !== null && outcome <= on
      const detail = known ? `${monthDay(outcome)}有结果` : '还没有结果'
      const text = `${monthDay(date)}体检${suspicionNames[what]}`
      return { code: 'C-OUTCOME', state: known ? 'met' : 'unmet', text, detail, date, record_id }
    })

const nodesOf = (subject: Subject, indicator: string, on: Day): readonly ClauseNode[] => {
  if (indicator === 'OLD-07') return findingNodes(subject, on)
  const judgement = judge(yearOfService(courseOf(subject), on), on, subject.settings)
  const { service } = judgement
  const exam = examNode(subject, judgement, on)
  if (!service || indicator === 'OLD-03') return [exam]
  const received = [exam, completeNode(service, on), guidanceNode(service, judgement.guided)]
  if (indicator !== 'OLD-02') return received
  const { adl, feedback } = wants(subject.settings)
  return [...received, ...(adl ? [adlNode(judgement)] : []), ...(feedback ? [feedbackNode(service, on)] : [])]
}

/** Why a person counts or not in an indicator on a day, each clause with its fact and date. */
export const explain = (subject: Subject, life: Life, indicator: string, on: Day): ClauseNode => {
  const excluded = exclusionNode(subject, life, on)
  const children = [...(excluded ? [excluded] : []), ...nodesOf(subject, indicator, on)]
  const unmet = children.some(({ state }) => state === 'unmet')
  const state = excluded ? 'none' : unmet ? 'unmet' : 'met'
  return { code: indicator, state, text: state === 'met' ? '达到' : state === 'unmet' ? '未达到' : '不计入', children }
}
