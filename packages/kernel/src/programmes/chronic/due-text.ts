import type { Programme } from '../../programme/programme.ts'
import type { ChronicSpec } from './spec.ts'

/** A day; with its year where the two days of a sentence are of different years. */
const dayWords = (day: unknown, other: unknown): string => {
  const [year, month, date] = String(day).split('-')
  return `${year === String(other).slice(0, 4) ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
}

/** Title and reason of a task: what, then the fact and the day (上次3月8日，应6月8日前随访). */
export const dueText =
  ({ words: { disease, due: value } }: ChronicSpec): Programme['dueText'] =>
  ({ kind, due_by, facts }) => {
    const since = dayWords(facts.date ?? due_by, due_by)
    const by = dayWords(due_by, facts.date ?? due_by)
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
