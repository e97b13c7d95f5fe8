import { addDays, type Day } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { RecordFact } from '../../../record/record.ts'
import { TWO_WEEKS } from '../rules/next-due.ts'
import type { Course } from './model.ts'

/** 停止治疗后及时结案评估: within 14 days (product). */
export const evaluationDue = (stop: Day): Day => addDays(stop, TWO_WEEKS)

/** 转诊到定点医疗机构进行转归评估，2周内电话随访 (规范第三版·肺结核·结案评估). */
export const outcomeCallDue = (referred: Day): Day => addDays(referred, TWO_WEEKS)

export interface Outcome {
  readonly day: Day
  /** 1 治愈 · 2 完成治疗 · 3 治疗失败 · 4 死亡 · 5 丢失 · 6 未评估. */
  readonly code: number
  readonly success: boolean
  readonly record: RecordFact
}

const CURED = '1'
const FINISHED = '2'

/** The outcome as the telephone call told it; of death and loss that of the evaluation. */
export const outcomeOf = ({ evaluation }: Course): Outcome | null => {
  if (!evaluation) return null
  const { record, day } = evaluation
  const code = textOf(record.fields, 'outcome')
  if (!code) return null
  return {
    day: dayOf(record.fields, 'outcome_call_date') ?? day,
    code: Number(code),
    success: code === CURED || code === FINISHED,
    record,
  }
}
