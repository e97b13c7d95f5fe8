import type { Programme } from '../../programme/programme.ts'
import { dueDays } from '../shared/due-days.ts'
import type { ChronicSpec } from './spec.ts'

/** Title and reason of a task: what, then the fact and the day (上次3月8日，应6月8日前随访). */
export const dueText =
  ({ words: { disease, due: value } }: ChronicSpec): Programme['dueText'] =>
  ({ kind, due_by, facts }, on) => {
    const { since, by } = dueDays({ due_by, facts }, on)
    switch (kind) {
      case 'first_followup':
        return { title: `${disease}首次随访`, reason: `${since}建卡，应${by}前首次随访` }
      case 'recheck_14':
        return { title: `${disease}复查`, reason: `${since}${value(facts)}，应${by}前复查` }
      case 'referral_14':
        return {
          title: `${disease}转诊随访`,
          reason: `${since}${value(facts)}，已建议转诊，应${by}前随访转诊结果`,
        }
      case 'exam':
        return { title: '年度体检', reason: `${facts.year}年度体检，${by}前做完即可` }
      default:
        return { title: `${disease}随访`, reason: `上次${since}${value(facts)}，应${by}前随访` }
    }
  }
