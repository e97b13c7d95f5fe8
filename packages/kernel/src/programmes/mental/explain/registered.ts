import type { Day } from '../../../day/day.ts'
import { dayBeside, fullDay } from '../../../day/words.ts'
import { exclusionOf, pushSharedFlags } from '../../../programme/flags.ts'
import type { Life } from '../../../programme/life.ts'
import type { ClauseNode } from '../../../programme/programme.ts'
import { closingAt, isExit } from '../../shared/enrolment.ts'
import { type Care, diagnosisAt, isDeadByVisit } from '../course/course.ts'
import { diagnoses, labelIn } from '../forms/options.ts'
import type { Told } from './told.ts'

const closeReasons: Readonly<Record<string, string>> = {
  '1': '死亡',
  '2': '迁出',
  '3': '失访',
  '4': '拒绝管理',
  '5': '诊断更正',
  '9': '其他原因',
  void: '重复档案已并入',
}

/** Absence and a short stay exclude nobody here: a patient is registered where they live from the first day. */
const exclusions: Readonly<Record<string, string>> = {
  'X-DUP': '重复档案，已并入其他档案，不计入',
  'X-DEAD': '截止日前已死亡，不计入',
  'X-MOVED': '截止日前已迁出，不计入',
}

export const exclusionNodes = (life: Life, on: Day): ClauseNode[] => {
  const flags: string[] = []
  pushSharedFlags(flags, life, on)
  const code = exclusionOf(flags)
  return code && code in exclusions ? [{ code, state: 'none', text: exclusions[code] }] : []
}

/** C-REGISTERED: entered with a confirmed diagnosis of the programme, not closed by death, move or correction. */
export const registeredNode = (care: Care | null, on: Day): ClauseNode => {
  const code = 'C-REGISTERED'
  if (!care) return { code, state: 'unmet', text: '未登记', detail: '没有个人信息补充表', repair: 'smd_profile' }
  const { enrolment } = care
  const closing = closingAt(enrolment, on)
  const card = { date: enrolment.from, record_id: enrolment.id }
  const since = `${fullDay(enrolment.from)}登记，${labelIn(diagnoses, diagnosisAt(care, on))}`
  if (closing && isExit(closing)) {
    const why = closeReasons[closing.reason]
    return {
      code,
      state: 'unmet',
      text: `已终止（${why}）`,
      detail: `${since}，${dayBeside(closing.day, on)}终止`,
      ...card,
    }
  }
  if (isDeadByVisit(care, on))
    return { code, state: 'unmet', text: '随访已记录死亡，不计入', detail: since, ...card, repair: 'programme_close' }
  return diagnosisAt(care, on) === '7'
    ? { code, state: 'unmet', text: '其他诊断，另行统计', detail: since, ...card }
    : { code, state: 'met', text: '在册', detail: since, ...card }
}

const consentNode = ({ care, judgement, on }: Told): ClauseNode => {
  const last = care.consents.findLast(({ from }) => from <= on)
  const code = 'C-CONSENT'
  if (!last) return { code, state: 'unmet', text: '未签知情同意', repair: 'smd_profile' }
  const date = { date: last.from }
  return judgement.consent === '1'
    ? { code, state: 'met', text: '同意参加管理', detail: `${dayBeside(last.from, on)}签字`, ...date }
    : {
        code,
        state: 'unmet',
        text: '不同意参加管理',
        detail: `${dayBeside(last.from, on)}起，每3个月再邀请`,
        repair: 'smd_profile',
        ...date,
      }
}

const lostNode = ({ judgement, on }: Told): ClauseNode => {
  const { lostSince } = judgement
  return lostSince
    ? {
        code: 'C-LOST',
        state: 'unmet',
        text: '失访',
        detail: `${dayBeside(lostSince, on)}起`,
        date: lostSince,
        repair: 'smd_followup',
      }
    : { code: 'C-LOST', state: 'met', text: '未失访' }
}

/** C-CONSENT, C-LOST, C-MANAGED: why a registered patient is managed or not. */
export const managedNodes = (told: Told): readonly ClauseNode[] => {
  const { closing, managed } = told.judgement
  const ended: ClauseNode[] =
    closing && !managed
      ? [
          {
            code: 'C-MANAGED',
            state: 'unmet',
            text: `已终止管理（${closeReasons[closing.reason]}）`,
            date: closing.day,
            record_id: closing.record_id,
          },
        ]
      : []
  return [consentNode(told), lostNode(told), ...ended]
}
