import type { Day } from '../../day/day.ts'
import { fullDay } from '../../day/words.ts'
import type { DueRow } from '../../programme/rows.ts'
import { dueDays } from '../shared/due-days.ts'
import { itemLabel } from '../shared/exam.ts'

type Facts = DueRow['facts']

const pressure = ({ sbp, dbp }: Facts): string => (sbp === undefined ? '' : `血压 ${sbp}/${dbp}`)
const sugar = ({ fpg, hba1c }: Facts): string => (fpg === undefined ? `糖化血红蛋白 ${hba1c}%` : `空腹血糖 ${fpg}`)

const criticalItems = (facts: Facts): string => {
  const keys = String(facts.items ?? '').split(',')
  return keys.map((key) => (key === 'bp' ? pressure(facts) || '血压' : itemLabel(key))).join('、')
}

/** Chinese words of a due of the health record: what is to be done, and why with value and day. */
export const dueText = ({ kind, due_by, facts }: Pick<DueRow, 'kind' | 'due_by' | 'facts'>, on?: Day) => {
  const { since, by } = dueDays({ due_by, facts }, on)
  switch (kind) {
    case 'feedback':
      return { title: '反馈体检结果', reason: `${since}体检，应${by}前反馈结果` }
    case 'critical':
      return { title: '危急值联系', reason: `${since}体检${criticalItems(facts)}危急，应当日联系本人` }
    case 'screen_bp':
      return { title: '血压复测', reason: `${since}体检${pressure(facts)}，未在管，应${by}前非同日复测` }
    case 'screen_glucose':
      return { title: '血糖复查', reason: `${since}体检${sugar(facts)}，未在管，应${by}前复查确诊` }
    case 'enrol_htn':
      return { title: '高血压建卡', reason: `${since}体检${pressure(facts)}，建议纳入管理，应${by}前建卡` }
    case 'enrol_dm':
      return { title: '糖尿病建卡', reason: `${since}体检${sugar(facts)}，建议纳入管理，应${by}前建卡` }
    case 'recheck':
      return { title: '体检异常复查', reason: `${since}体检建议复查，应${by}前复查` }
    case 'referral':
      return { title: '体检异常转诊', reason: `${since}体检建议转诊，应${by}前转诊` }
    default:
      return {
        title: '补填个人基本信息表',
        reason: `${fullDay(String(facts.date))}满7岁，应${fullDay(due_by)}前填写`,
      }
  }
}
