import type { Day } from '../day/day.ts'
import type { Values } from '../form/field.ts'

export type SubjectKind = 'resident' | 'household' | 'unit' | 'area' | 'site' | 'batch' | 'campaign'
export type VersionStatus = 'draft' | 'submitted' | 'reviewed' | 'voided'
/** 1 录入 · 2 导入 · 3 设备 · 4 诊疗系统. */
export type Source = '1' | '2' | '3' | '4'

/** Only submitted and reviewed versions count anywhere. */
export const isEffective = (status: VersionStatus): boolean => status === 'submitted' || status === 'reviewed'

/** One filled-in form as the rules see it: the head version of a record, with its envelope. */
export interface RecordFact {
  readonly record_id: string
  readonly form: string
  readonly edition: string
  readonly service_date: Day
  readonly status: VersionStatus
  readonly fields: Values
  /** Time at which the server stored the head version, ISO 8601. */
  readonly recorded_at: string
  /** Unit that did the service. */
  readonly org_id: number | null
  readonly provider_id?: string | null
  /** Confirmed findings of severity block that are still open (imported drafts have them; they never count). */
  readonly open_block?: boolean
}

/** A saved state of a record, as devices and the API exchange it. Versions are only ever added. */
export interface RecordVersion {
  readonly record_id: string
  readonly version_id: string
  /** Versions this one was made from: none for a first version, one for an edit, two for a merge. */
  readonly base: readonly string[]
  readonly subject_kind: SubjectKind
  readonly subject_id: string
  readonly form: string
  readonly edition: string
  readonly service_date: Day
  readonly status: VersionStatus
  readonly source: Source
  readonly fields: Values
  readonly findings_confirmed?: readonly { readonly code: string; readonly field: string; readonly reason: string }[]
  readonly org_id?: number | null
  readonly provider_id?: string | null
  readonly encounter_id?: string | null
  /** Reason of a correction or voiding. */
  readonly reason?: string | null
}
