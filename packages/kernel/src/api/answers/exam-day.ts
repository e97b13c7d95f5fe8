import type { Missing } from '../../campaign/day/missing.ts'
import type { DayReport } from '../../campaign/day/report.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import type { Finding } from '../../form/finding.ts'

export interface DayRow {
  readonly day_id: string
  readonly name: string
  readonly place: string
  readonly date: string
  readonly state: 'planned' | 'open' | 'closed'
  readonly villages: readonly string[]
  readonly planned: number
  readonly registered: number
  readonly handed_in: number
  readonly submitted: number
}
export interface DayView extends DayRow {
  readonly stations: readonly { readonly code: string; readonly label: string; readonly short: string }[]
  readonly devices: readonly DeviceView[]
  readonly open_alarms: number
  readonly unmatched: number
  readonly may: { readonly change: boolean; readonly work: boolean; readonly submit: boolean }
}
export interface DeviceView {
  readonly device: string
  /** 3号机. */
  readonly serial: number
  /** Letter of its numbers, where it registers. */
  readonly letter: string | null
  readonly station: string
  readonly operator: string
}
/** Someone of the day, as every station shows them. */
export interface DayPerson {
  readonly resident_id: string
  readonly number: string | null
  readonly name: string
  readonly sex: string
  readonly age: number | null
  readonly village_name: string
  readonly group: string | null
  readonly id_tail: string | null
  readonly tags: readonly string[]
  /** 空腹, 轮椅 and the like. */
  readonly notes: readonly string[]
  readonly walk_in: boolean
  readonly handed_in: boolean
}
export interface QueueAnswer {
  /** The first of those who wait, in order; `waiting` says how many there are. */
  readonly items: readonly (DayPerson & { readonly since: string })[]
  readonly waiting: number
  readonly longest: string | null
  readonly passed: number
  readonly per_hour: number | null
  readonly ends_at: string | null
  readonly now: string
}
export interface AlarmView {
  readonly alarm_id: string
  readonly resident_id: string
  readonly number: string | null
  readonly name: string
  readonly keys: readonly string[]
  readonly text: string
  readonly advice: string
  readonly repeat: number | null
  readonly at: string
  readonly station: string
  /** Where the doctor has it: 内科 5号机, and when. */
  readonly received: { readonly by: string; readonly at: string } | null
  readonly called: number
  readonly closed: { readonly by: string; readonly at: string; readonly note: string } | null
}
export interface StationForm {
  readonly form: string
  readonly keys: readonly string[]
  readonly values: Values
  /** Earlier readings of the day by key, oldest first; only where there is more than the one shown. */
  readonly readings: Readonly<Record<string, readonly { readonly value: unknown; readonly at: string }[]>>
  readonly context: FormContext
}
export interface StationPerson {
  readonly person: DayPerson
  readonly passed: readonly string[]
  readonly forms: readonly StationForm[]
  readonly tubes: readonly { readonly key: string; readonly label: string; readonly code: string | null }[]
  readonly alarms: readonly AlarmView[]
  readonly asked: boolean
}
export interface SaveAnswerOfDay {
  readonly outcome: 'saved' | 'duplicate_ok'
  readonly alarms: readonly AlarmView[]
  readonly next: DayPerson | null
}
export interface MissingAnswer {
  readonly person: DayPerson
  readonly now: readonly Missing[]
  readonly later: readonly Missing[]
}
export interface BoardAnswer {
  readonly registered: number
  readonly handed_in: number
  readonly per_hour: number | null
  readonly ends_at: string | null
  readonly started_at: string | null
  readonly now: string
  readonly stations: readonly {
    readonly code: string
    readonly label: string
    readonly waiting: number
    readonly longest: string | null
    readonly passed: number
    readonly per_hour: number | null
    /** Most persons within any hour, and whether that is more than a station can be expected to do. */
    readonly busiest: number
    readonly too_fast: boolean
  }[]
  readonly devices: readonly DeviceView[]
}
export interface UnmatchedResult {
  readonly result_id: string
  readonly tube: string
  readonly reason: 'unknown' | 'twice'
  readonly persons: readonly string[]
  readonly values: readonly { readonly label: string; readonly value: string }[]
  readonly at: string
}
export interface ResultsAnswer {
  readonly read: number
  readonly filed: number
  readonly unmatched: number
  readonly refused: readonly { readonly line: number; readonly tube: string; readonly message: string }[]
  readonly unknown: readonly string[]
  readonly alarms: number
}
export interface DayFormRow {
  readonly person: DayPerson
  readonly form: string
  readonly title: string
  readonly record_id: string
  /** waiting 等化验或缺项 · doctor 待主检 · warn 有提醒 · ready 可提交 · submitted 已提交. */
  readonly state: 'waiting' | 'doctor' | 'warn' | 'ready' | 'submitted'
  readonly findings: readonly Finding[]
  readonly missing: readonly string[]
  readonly abnormal: readonly string[]
}
export interface SubmitAnswer {
  readonly submitted: number
  /** Forms that were not submitted, each with the first reason. */
  readonly kept: readonly {
    readonly resident_id: string
    readonly name: string
    readonly title: string
    readonly reason: string
  }[]
}
export interface DayReportAnswer extends Omit<DayReport, 'from' | 'to'> {
  readonly day: DayRow
  readonly from: string | null
  readonly to: string | null
  readonly early: readonly DayPerson[]
  readonly alarms: readonly AlarmView[]
}
