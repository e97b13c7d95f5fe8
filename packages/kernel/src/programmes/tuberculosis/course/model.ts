import type { Day } from '../../../day/day.ts'
import type { Change } from '../../../programme/change.ts'
import type { Settings } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Closing } from '../../shared/enrolment.ts'
import type { Break } from '../rules/doses.ts'

/** 管理通知单: the superior institution told us of the patient. */
export interface Notice {
  readonly day: Day
  /** The instant, where a time is known. */
  readonly at: number | null
  /** The instant by which the first home visit is due. */
  readonly deadline: number
}

/** A try to make the first home visit. */
export interface FirstTry {
  readonly record: RecordFact
  readonly day: Day
  readonly at: number | null
  readonly seen: boolean
}

/** 停止治疗. */
export interface Stop {
  readonly day: Day
  readonly reason: string
  readonly record: RecordFact
}

/** 结案评估, with the day on which it was done. */
export interface Evaluation {
  readonly day: Day
  readonly record: RecordFact
}

/** One follow-up as the rules read it. */
export interface Visit {
  readonly record: RecordFact
  readonly date: Day
  readonly method: string
  /** 漏服药次数 since the last one; null: the answer about medication is missing, and the visit does not count. */
  readonly missed: number | null
  readonly supervisor: string | null
  /** The day from which the supervisor holds. */
  readonly supervisedFrom: Day
  readonly frequency: string | null
}

/** A stop of treatment ordered by the designated hospital, known from its first day on. */
export interface OrderedBreak extends Break {
  readonly record: RecordFact
}

/** One course of treatment: from the notice, or from the transfer to drug-resistant treatment, to the next course. */
export interface Course {
  readonly id: string
  /** The record that opened it. */
  readonly record: RecordFact
  readonly kind: 'ordinary' | 'drug_resistant'
  readonly from: Day
  readonly until: Day | null
  /** Null: a course that goes on from the one before. */
  readonly notice: Notice | null
  readonly tries: readonly FirstTry[]
  /** First-visit forms with the patient seen: the treatment plan, the last one holds. */
  readonly plans: readonly RecordFact[]
  /** First day on which the patient is managed: seen, or transferred. */
  readonly managedFrom: Day | null
  /** In order, at most one a day. */
  readonly visits: readonly Visit[]
  readonly breaks: readonly OrderedBreak[]
  readonly stop: Stop | null
  readonly evaluation: Evaluation | null
  /** 终止管理, or the end of the health record, inside the course. */
  readonly endings: readonly Change<Closing | null>[]
  /** The course that this one continues. */
  readonly before: Course | null
  /** What the county sets. */
  readonly settings: Settings
  /** Doses of a treatment that was running when the patient moved in (expected, taken): taken over as numbers. */
  readonly takenOver: { readonly expected: number; readonly taken: number } | null
}
