import type { Day } from '../../../day/day.ts'
import type { DueRow } from '../../../programme/rows.ts'
import { dueDays } from '../../shared/due-days.ts'
import { momentIn } from '../explain/words.ts'

/**
 * Title and reason of a task. Neutral: a list of tasks, a message or a screen seen by others must not name the disease,
 * its examinations or its medicines (规范第三版·肺结核·服务要求：保护患者隐私).
 */
export const dueText = ({ kind, due_by, facts }: Pick<DueRow, 'kind' | 'due_by' | 'facts'>, on?: Day) => {
  const { since, by } = dueDays({ due_by, facts }, on)
  switch (kind) {
    case 'referral_call':
      return {
        title: '转诊电话随访',
        reason: `${since}${facts.round === 1 ? '转诊' : '电话未就诊或未联系上'}，应${by}前电话随访${facts.round === 1 ? '' : `（第${facts.round}次）`}`,
      }
    case 'suspect_report':
      return { title: '报告上级', reason: `${facts.rounds}次电话后仍未就诊，应${by}前报告上级专业机构` }
    case 'first_visit':
      return {
        title: '首次入户随访',
        reason: `${since}接到通知，应${momentIn(String(facts.until), on ?? String(facts.date))}前首次入户`,
      }
    case 'first_visit_report':
      return { title: '报告上级', reason: `72小时内两次入户未见到本人，应${by}前报告上级专业机构` }
    case 'first_visit_retry':
      return { title: '再次入户', reason: `${since}入户未见到本人，应${by}前再次入户` }
    case 'new_card':
      return { title: '填写新的随访记录', reason: `${since}更换方案，应${by}前重新填写首次随访记录` }
    case 'referral_14':
      return { title: '转诊随访', reason: `${since}已建议转诊，应${by}前随访转诊结果` }
    case 'missed_report':
      return { title: '报告上级', reason: `${since}随访发现中断${facts.days}天，应${by}前报告上级专业机构` }
    case 'sputum':
      return { title: '复诊检查', reason: `第${facts.month}个月末复诊检查，应${by}前完成` }
    case 'treatment_end':
      return { title: '登记停止日期', reason: `计划${since}结束，应${by}前登记是否已停止` }
    case 'evaluation':
      return { title: '结案评估', reason: `${since}停止，应${by}前结案评估` }
    case 'outcome_call':
      return { title: '转归电话随访', reason: `${since}已转诊评估，应${by}前电话随访结果` }
    case 'contact_screen':
      return facts.round === undefined
        ? { title: '登记家庭成员', reason: `${since}首次入户，应${by}前登记并询问` }
        : { title: '询问家庭成员', reason: `应${by}前询问并登记` }
    default:
      return { title: '定期随访', reason: `上次${since}随访，应${by}前随访` }
  }
}
