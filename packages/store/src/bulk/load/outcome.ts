import type { Finding } from '@wangdi/kernel/form/finding.ts'

/** What became of one line. `waiting`: stored as a draft that lacks something; `duplicate`: the number has a record. */
export interface LineOutcome {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'duplicate' | 'waiting' | 'rejected'
  readonly id: string | null
  readonly findings: readonly Finding[]
}

export const outcome = (
  kind: LineOutcome['outcome'],
  id: string | null,
  findings: readonly Finding[] = [],
): LineOutcome => ({ outcome: kind, id, findings })

export const refused = (
  id: string | null,
  code: string,
  field: string,
  message_zh: string,
  category: Finding['category'] = 'contradiction',
): LineOutcome => outcome('rejected', id, [{ code, severity: 'reject', category, field, message_zh }])

/** Answers by the position of the line they are about. */
export type Outcomes = Map<number, LineOutcome>
export interface Placed<L> {
  readonly at: number
  readonly line: L
}
