import { addDays, type Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { adherence, type Break, expectedDoses, missedAlert } from './doses.ts'
import { expectedVisits } from './expected-visits.ts'
import { firstVisitDue, firstVisitStatus, type Try } from './first-visit.ts'
import { momentOf, writeInstant } from './instant.ts'
import { followedAs, nextDue, TWO_WEEKS } from './next-due.ts'
import { onStop } from './stop.ts'
import { isSuspect } from './suspect.ts'
import { monthNo } from './treatment.ts'

type Given = Readonly<Record<string, unknown>>

const code = { type: 'code', required: true } as const
const date = { type: 'date', required: true } as const
const int = { type: 'int', required: true } as const

const need = <T>(value: T | null, key: string): T => {
  if (value === null) throw new RuleError('BAD_INPUT', `“${key}”应为日期，或带日期的时间`, key)
  return value
}

/** A code of a fixed list; another one is refused. */
const oneOf = (input: Given, key: string, allowed: readonly string[]): string => {
  const value = String(input[key])
  if (!allowed.includes(value)) throw new RuleError('BAD_INPUT', `“${key}”没有代码“${value}”`, key)
  return value
}

/** The same for an answer that need not be known. */
const maybeOf = (input: Given, key: string, allowed: readonly string[]): string | undefined =>
  input[key] === undefined ? undefined : oneOf(input, key, allowed)

/** A count: neither negative. */
const count = (input: Given, key: string): number => {
  const value = input[key] as number
  if (value < 0) throw new RuleError('BAD_INPUT', `“${key}”不能小于 0`, key)
  return value
}

const SIGNS = ['haemoptysis', 'fever', 'night_sweat', 'chest_pain', 'weight_loss'] as const
const SUPERVISORS = ['1', '2', '3', '4']
const FREQUENCIES = ['1', '2']
const NONE_SOME = ['1', '2']
const MISSED_REASONS = ['1', '2', '3', '4', '5', '6']

/** The supervisor whose rhythm holds in the county. */
const supervisorIn = (input: Given): string =>
  followedAs(oneOf(input, 'supervisor', SUPERVISORS), input.settings as Settings | undefined)

const suspect: RuleFunction = {
  meaning: '是否肺结核可疑症状者：咳嗽咳痰两周及以上，或其他任何一项',
  source: '规范第三版·肺结核·筛查及推介转诊',
  input: { cough_weeks: { type: 'num', required: true }, ...Object.fromEntries(SIGNS.map((key) => [key, code])) },
  run: (input) => ({
    suspect: isSuspect({
      coughWeeks: count(input, 'cough_weeks'),
      signs: SIGNS.map((key) => oneOf(input, key, ['1', '2'])),
    }),
  }),
}

const referralCall: RuleFunction = {
  meaning: '推介转诊后电话随访的截止日',
  source: '规范第三版·肺结核·筛查及推介转诊（1周内电话随访）',
  input: { referral_date: date },
  run: ({ referral_date }) => ({ due: addDays(referral_date as Day, 7) }),
}

const outcomeCall: RuleFunction = {
  meaning: '转诊做转归评估后电话随访的截止日',
  source: '规范第三版·肺结核·结案评估（2周内电话随访）',
  input: { outcome_referral_date: date },
  run: ({ outcome_referral_date }) => ({ due: addDays(outcome_referral_date as Day, TWO_WEEKS) }),
}

const noticeAt = { type: 'time|date', required: true } as const

const firstDue: RuleFunction = {
  meaning: '接到管理通知单后首次入户的截止时间；只有日期的，到第三天结束',
  source: '规范第三版·肺结核·第一次入户随访（72小时内）',
  input: { notice_at: noticeAt },
  run: ({ notice_at }) => ({ due: writeInstant(need(firstVisitDue(String(notice_at)), 'notice_at')) }),
}

/** A day without a time stands for its beginning as a visit, for its end as the present. */
const instant = (text: unknown, key: string, atEnd = false): number => {
  const moment = need(momentOf(String(text)), key)
  return moment.at ?? Date.parse(`${moment.day}T${atEnd ? '23:59:59' : '00:00:00'}+08:00`)
}

const firstStatus: RuleFunction = {
  meaning: '首次入户是否见到患者、是否在72小时内、是否应报告上级',
  source: '规范第三版·肺结核·第一次入户随访',
  input: {
    notice_at: noticeAt,
    visits: { type: 'map[]', required: true, of: { at: { type: 'time|date', required: true }, seen: code } },
    now: { type: 'time|date', required: true },
  },
  run: (input) => {
    const deadline = need(firstVisitDue(String(input.notice_at)), 'notice_at')
    const tries: Try[] = (input.visits as readonly Given[]).map((one) => ({
      at: instant(one.at, 'visits'),
      seen: oneOf(one, 'seen', ['1', '2']) === '1',
    }))
    const { inTime, managed, reportSuperior } = firstVisitStatus(deadline, tries, instant(input.now, 'now', true))
    return { in_time: inTime, managed, report_superior: reportSuperior }
  },
}

const next: RuleFunction = {
  meaning: '下次随访日期：医生督导每月一次；其他督导强化期每10天、继续期每月一次；转诊的两周内',
  source: '规范第三版·肺结核·督导服药和随访管理',
  input: {
    date,
    supervisor: code,
    intensive_end: date,
    adr: { type: 'code' },
    complication: { type: 'code' },
    urgent: { type: 'code' },
    missed_reason: { type: 'code' },
  },
  run: (input) =>
    nextDue({
      date: input.date as Day,
      supervisor: supervisorIn(input),
      intensiveEnd: input.intensive_end as Day,
      adr: maybeOf(input, 'adr', NONE_SOME),
      complication: maybeOf(input, 'complication', NONE_SOME),
      urgent: maybeOf(input, 'urgent', NONE_SOME),
      missedReason: maybeOf(input, 'missed_reason', MISSED_REASONS),
    }),
}

const visits: RuleFunction = {
  meaning: '一个疗程应访视的次数，不含首次入户',
  source: '规范第三版·肺结核·督导服药和随访管理、结案评估',
  input: { supervisor: code, first_visit: date, intensive_end: date, stop_date: date },
  run: (input) => {
    const span = {
      supervisor: supervisorIn(input),
      from: input.first_visit as Day,
      to: input.stop_date as Day,
    }
    return { expected: expectedVisits([span], input.intensive_end as Day) }
  },
}

const doses: RuleFunction = {
  meaning: '两日之间（含首尾）应服药的次数；定点医院医嘱停药的日子不算',
  source: '规范第三版·肺结核·督导服药和随访管理',
  input: {
    frequency: code,
    from: date,
    to: date,
    breaks: { type: 'map[]', of: { stop_date: date, restart_date: { type: 'date' } } },
  },
  run: (input) => {
    const breaks: Break[] = ((input.breaks ?? []) as readonly Given[]).map((one) => ({
      from: one.stop_date as Day,
      until: (one.restart_date ?? null) as Day | null,
    }))
    const frequency = oneOf(input, 'frequency', FREQUENCIES)
    return { expected: expectedDoses(frequency, input.from as Day, input.to as Day, breaks) }
  },
}

const adherenceRule: RuleFunction = {
  meaning: '服药率与是否规则服药（不低于90%，按次数判断，不按舍入后的率）',
  source: '规范第三版·肺结核·工作指标',
  input: { taken: int, expected: int },
  run: (input) => ({ ...adherence(count(input, 'taken'), count(input, 'expected')) }),
}

const missed: RuleFunction = {
  meaning: '漏服折合的天数，满1周的报告上级',
  source: '规范第三版·肺结核·督导服药和随访管理',
  input: { frequency: code, missed_doses: int, missed_dates: { type: 'date[]' } },
  run: (input) => ({
    ...missedAlert(
      oneOf(input, 'frequency', FREQUENCIES),
      count(input, 'missed_doses'),
      (input.missed_dates ?? []) as readonly Day[],
      input.settings as Settings | undefined,
    ),
  }),
}

const month: RuleFunction = {
  meaning: '治疗月序',
  source: '规范第三版·肺结核患者随访服务记录表',
  input: { treatment_start: date, date },
  run: (input) => ({ month_no: monthNo(input.treatment_start as Day, input.date as Day) }),
}

const stop: RuleFunction = {
  meaning: '停止治疗的结果；转入耐多药治疗的当日开始新疗程',
  source: '规范第三版·肺结核·结案评估',
  input: { stop_reason: code, stop_date: date },
  run: (input) => ({
    ...onStop(oneOf(input, 'stop_reason', ['1', '2', '3', '4', '5']), input.stop_date as Day),
  }),
}

/** Rules about one patient, by their public names. */
export const courseRules: Readonly<Record<string, RuleFunction>> = {
  'tb.suspect': suspect,
  'tb.referralCallDue': referralCall,
  'tb.outcomeCallDue': outcomeCall,
  'tb.firstVisitDue': firstDue,
  'tb.firstVisitStatus': firstStatus,
  'tb.nextDue': next,
  'tb.expectedVisits': visits,
  'tb.expectedDoses': doses,
  'tb.adherence': adherenceRule,
  'tb.missedAlert': missed,
  'tb.monthNo': month,
  'tb.onStop': stop,
}
