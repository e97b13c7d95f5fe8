/** listed 待邀约 → invited 已邀约 → one outcome. A resident is one target of a campaign. (R-CAM-4) */
export const outcomes = [
  ['done', '已完成'],
  ['partly', '部分完成'],
  ['refused', '拒绝'],
  ['absent', '未到'],
  ['away', '外出'],
  ['contraindicated', '禁忌或暂缓'],
  ['done_elsewhere', '已在他处'],
  ['not_found', '查无此人'],
  ['dead', '死亡'],
  ['moved', '迁出'],
] as const

export type Outcome = (typeof outcomes)[number][0]
export type TargetState =
  | 'listed'
  | 'invited'
  | Outcome
  | 'negative'
  | 'positive'
  | 'followup'
  | 'closed'
  | 'no_outcome'

/** What an outcome still lacks. */
export type Need = 'invitation' | 'second_attempt' | 'who' | 'reason' | 'proof'

export interface OutcomeInput {
  readonly state?: string | null
  readonly outcome: string
  /** Days of the invitations. */
  readonly invitations: readonly string[]
  readonly refused_by?: string | null
  readonly reason?: string | null
  /** Date and place of what was done elsewhere. */
  readonly proof?: string | null
  /** The campaign is closed: nothing changes any more. */
  readonly closed?: boolean
}

const isOutcome = (text: string): text is Outcome => outcomes.some(([code]) => code === text)

/** R-CAM-1: 未到 only after an invitation; 查无此人 after two attempts on different days; 拒绝 says who and why. */
const needsOf = ({ outcome, invitations, refused_by, reason, proof }: OutcomeInput): readonly Need[] => {
  const days = new Set(invitations).size
  const invited: Need[] = days === 0 ? ['invitation'] : []
  const because: Need[] = reason?.trim() ? [] : ['reason']
  switch (outcome) {
    case 'absent':
      return invited
    case 'not_found':
      return [...invited, ...(days < 2 ? (['second_attempt'] as const) : [])]
    case 'refused':
      return [...(refused_by?.trim() ? [] : (['who'] as const)), ...because]
    case 'contraindicated':
      return because
    case 'done_elsewhere':
      return [...because, ...(proof?.trim() ? [] : (['proof'] as const))]
    default:
      return []
  }
}

/** What was done stays done; every other outcome may still change until the campaign is closed. (R-CAM-2) */
const mayLeave = (state: string, outcome: string): boolean => {
  if (['negative', 'positive', 'followup', 'closed'].includes(state)) return false
  if (state === 'done') return outcome === 'done'
  return true
}

/** May a target get this outcome, and what is still needed for it? */
export const targetOutcome = (input: OutcomeInput): { readonly allowed: boolean; readonly needs: readonly Need[] } => {
  if (input.closed || !isOutcome(input.outcome) || !mayLeave(input.state ?? 'listed', input.outcome))
    return { allowed: false, needs: [] }
  const needs = needsOf(input)
  return { allowed: needs.length === 0, needs }
}

/**
 * A campaign closes only when every target has an outcome and every positive one is closed or handed on; those that
 * stand in the way. (R-CAM-3, CAM_OPEN_TARGETS)
 */
export const openTargets = <T extends { readonly state: string; readonly followed?: boolean }>(
  targets: readonly T[],
): readonly T[] =>
  targets.filter(
    ({ state, followed }) =>
      state === 'listed' || state === 'invited' || ((state === 'positive' || state === 'followup') && !followed),
  )
