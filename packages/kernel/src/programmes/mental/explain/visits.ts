import { daysBetween } from '../../../day/day.ts'
import { dayBeside, monthDay } from '../../../day/words.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { type ObligationStatus, statusOf } from '../../shared/obligation.ts'
import { OVERDUE_DAYS } from '../../shared/standard.ts'
import type { Rejection } from '../../shared/visit-count.ts'
import type { Duty } from '../course/duties.ts'
import { staysAt } from '../course/stays.ts'
import type { Visit } from '../course/visit.ts'
import { longStayDays } from '../rules/required.ts'
import type { Told } from './told.ts'

const rejections: Readonly<Record<Rejection, string>> = {
  NOT_SUBMITTED: '有未处理的严重问题，不计',
  NOT_SEEN: '未访到，不计',
  OUT_OF_WINDOW: '不在期内，不计',
  NOT_FACE_TO_FACE: '未见到本人',
  INCOMPLETE: '没有危险性评估，不计次',
  SAME_DAY_DUPLICATE: '与同日另一份重复，不计次',
  TOO_CLOSE: '与上次间隔太近，不计次',
}

const rejectedNodes = ({ judgement }: Told): ClauseNode[] =>
  [...judgement.year.any.rejected]
    .filter(([{ date }]) => date <= judgement.on)
    .sort(([a], [b]) => (a.date < b.date ? -1 : 1))
    .map(([{ date, id }, reason]) => ({
      code: reason === 'TOO_CLOSE' ? 'C-VISIT-INTERVAL' : reason,
      state: 'none',
      text: `${monthDay(date)}随访${rejections[reason]}`,
      date,
      record_id: id,
    }))

const how = ({ face, method }: Visit): string => (face ? '面访' : method === '3' ? '电话' : '未见本人')

/** C-VISIT-N: follow-ups owed and counted, by any means; months in hospital or custody are cut out. */
export const visitsNode = (told: Told): ClauseNode => {
  const { judgement, reading, care } = told
  const { counted, on, year } = judgement
  const whole = reading === 'full_year'
  const owed = whole ? judgement.requiredYear : judgement.required
  const met = (whole ? judgement.wholeYear : judgement.standard).visits_ok
  const days = counted.map((visit) => `${monthDay(visit.date)}${how(visit)}`)
  const away = longStayDays(staysAt(care.stays, on), `${year.year}-01-01` as typeof on, on)
  const cut = away > 0 ? `；住院等${away}天不计入应随访` : ''
  const last = counted.at(-1)
  return {
    code: 'C-VISIT-N',
    state: met ? 'met' : 'unmet',
    text: `应随访${owed}次，已完成${counted.length}次`,
    detail: `${days.length > 0 ? days.join('、') : owed === 0 ? '新纳入，尚无应做随访' : '本年还没有随访'}${cut}`,
    ...(last && { date: last.date, record_id: last.id }),
    ...(!met && { repair: 'smd_followup' }),
    children: rejectedNodes(told),
  }
}

/** C-RISK: each follow-up has a risk level. */
export const riskNode = ({ judgement }: Told): ClauseNode => {
  const without = judgement.reached.find(({ measured }) => !measured)
  return without
    ? {
        code: 'C-RISK',
        state: 'unmet',
        text: `${monthDay(without.date)}随访没有危险性评估`,
        date: without.date,
        record_id: without.id,
      }
    : { code: 'C-RISK', state: 'met', text: '每次随访都有危险性评估' }
}

/** C-OVERDUE: the next follow-up is not more than 30 days late. */
export const overdueNode = ({ judgement }: Told): ClauseNode => {
  const { nextDue, on, standard, inHospital } = judgement
  if (!nextDue)
    return {
      code: 'C-OVERDUE',
      state: 'met',
      text: '现在没有应做的随访',
      ...(inHospital && { detail: '住院期间不做社区随访' }),
    }
  const late = daysBetween(nextDue.due, on)
  const met = standard.not_overdue
  return {
    code: 'C-OVERDUE',
    state: met ? 'met' : 'unmet',
    text: met ? `下次随访未超期${OVERDUE_DAYS}天` : `应于${dayBeside(nextDue.due, on)}随访，已超期${late}天`,
    ...(met && { detail: `应${dayBeside(nextDue.due, on)}${late > 0 ? `，超期${late}天` : '前随访'}` }),
    due_by: nextDue.due,
    ...(!met && { repair: 'smd_followup' }),
  }
}

const states = { met: 'met', unmet: 'unmet', open: 'not_yet', waived: 'none' } as const satisfies Record<
  ObligationStatus,
  ClauseNode['state']
>

const outcomes: Readonly<Record<ObligationStatus, string>> = {
  met: '已随访',
  unmet: '未在14天内随访',
  open: '待随访',
  waived: '住院或已离开，免',
}

const dutyNode = ({ created, fate, visit, doneBy }: Duty, on: Told['on']): ClauseNode => {
  const status = statusOf(fate, on)
  return {
    code: 'C-OBLIG',
    state: states[status],
    text: `${monthDay(created)}转诊 → ${outcomes[status]}`,
    date: created,
    record_id: status === 'met' ? doneBy : visit.id,
    due_by: fate.due,
    ...(status === 'unmet' && fate.doneOn === null && { repair: 'smd_followup' }),
  }
}

/** C-OBLIG: the two-week duties of the year's referrals, each with what became of it. */
export const dutiesNode = ({ judgement, reading }: Told): ClauseNode => {
  const { year, on } = judgement
  const known = year.duties.filter(({ created }) => created <= on)
  const code = 'C-OBLIG'
  if (known.length === 0) return { code, state: 'met', text: '没有转诊' }
  const met = (reading === 'full_year' ? judgement.wholeYear : judgement.standard).obligations_ok
  const undone = known.find(({ fate }) => statusOf(fate, on) === 'unmet')
  return {
    code,
    state: met ? 'met' : 'unmet',
    text: met ? `转诊${known.length}次，两周内都已随访` : '转诊后有未在两周内随访的',
    ...(undone && { sentence: `${monthDay(undone.created)}转诊，未在14天内随访`, due_by: undone.fate.due }),
    children: known.map((duty) => dutyNode(duty, on)),
  }
}
