/** 咳嗽、咳痰两周及以上 (规范第三版·肺结核·筛查及推介转诊). */
const COUGH_WEEKS = 2

const YES = '2'

/** Answers about suspicious symptoms; what was not asked is null and never read as "no". */
export interface Symptoms {
  readonly coughWeeks: number | null
  /** 咯血或血痰、发热、盗汗、胸痛、不明原因消瘦: 1 无 · 2 有. */
  readonly signs: readonly (string | null)[]
}

/** Any one suspicious symptom is enough. Null: nothing says yes, and not everything was asked. (tb.suspect) */
export const isSuspect = ({ coughWeeks, signs }: Symptoms): boolean | null => {
  if ((coughWeeks !== null && coughWeeks >= COUGH_WEEKS) || signs.includes(YES)) return true
  return coughWeeks === null || signs.includes(null) ? null : false
}
