import { rate } from '../indicator/rate.ts'

/** Distinct persons of a campaign. */
export interface CampaignCounts {
  readonly eligible: number
  /** The task handed down; another fact than who is eligible. */
  readonly task: number
  readonly done: number
  /** Of those done, who came by themselves and were not eligible: counted apart from coverage. */
  readonly walk_ins_not_eligible?: number
  readonly positives?: number
  readonly positives_due?: number
  readonly closed_in_time?: number
  readonly confirmed?: number
}

/** 任务完成率, 目标人群覆盖率, 阳性率, 追踪率, 确诊率 in per cent with two decimals; null without a denominator. */
export const campaignFigures = (counts: CampaignCounts) => {
  const { eligible, task, done, walk_ins_not_eligible = 0 } = counts
  const of = (part: number | undefined, whole: number | undefined): number | null =>
    part === undefined || whole === undefined ? null : rate(part, whole)
  return {
    coverage: rate(done - walk_ins_not_eligible, eligible),
    task_rate: rate(done, task),
    positive_rate: of(counts.positives, done),
    follow_rate: of(counts.closed_in_time, counts.positives_due),
    confirm_rate: of(counts.confirmed, counts.positives),
  }
}
