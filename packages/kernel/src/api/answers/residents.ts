import type { Finding } from '../../form/finding.ts'
import type { ClauseNode, Course, DayCalendar } from '../../programme/programme.ts'

export interface TaskLine {
  readonly programme: string
  readonly kind: string
  /** The form with which it is done; null: one that the reader's post does not fill. */
  readonly form: string | null
  /** The record whose result sheet the task is done with, instead of a new form; null: the form. */
  readonly record: string | null
  /** The record that lacks something and is completed by correcting it, instead of a new form; null: none. */
  readonly mends: string | null
  readonly title: string
  readonly reason: string
  readonly opens: string
  readonly due_by: string
}
/** One person of the worklist with everything open, merged; the chip is the worst of them. */
export interface TaskPerson {
  readonly resident_id: string
  readonly name: string
  readonly sex: string
  readonly age: number | null
  readonly village: string
  readonly village_name: string
  readonly group: string | null
  readonly phone: boolean
  readonly household_id: string | null
  readonly due_by: string
  readonly overdue_days: number
  /** overdue 逾期 · today 今天 · soon 7天内 · later · done 今天已完成. */
  readonly state: 'overdue' | 'today' | 'soon' | 'later' | 'done'
  readonly tasks: readonly TaskLine[]
}
export interface Today {
  readonly on: string
  /** Persons, never tasks. `today` = overdue and due today. */
  readonly counts: { readonly today: number; readonly overdue: number; readonly week: number; readonly done: number }
  readonly villages: readonly {
    readonly code: string
    readonly name: string
    readonly today: number
    readonly overdue: number
  }[]
  readonly items: readonly TaskPerson[]
  readonly next: string | null
}

export interface ResidentRow {
  readonly resident_id: string
  readonly name: string
  readonly sex: string
  readonly birth_date: string | null
  readonly age: number | null
  readonly id_masked: string
  readonly phone_masked: string | null
  readonly record_code: string | null
  readonly village: string
  readonly village_name: string
  readonly group: string | null
  readonly state: string
  readonly residence: string
  readonly programmes: readonly { readonly id: string; readonly label: string }[]
  readonly last_service: string | null
}

export interface TimelineEntry {
  /** Records of one encounter are one entry; `owed` is computed, not a record. */
  readonly key: string
  readonly day: string
  readonly kind: 'record' | 'owed'
  readonly titles: readonly string[]
  readonly facts: string
  readonly who: string
  readonly out_of_target: boolean
  readonly voided: boolean
  readonly corrected: boolean
  readonly programmes: readonly string[]
  readonly record_ids: readonly string[]
  readonly overdue_days: number | null
}

export interface CourseView {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly panels: Course['panels']
  readonly points: readonly {
    readonly day: string
    readonly values: readonly (number | null)[]
    readonly out: boolean
    readonly source: 'visit' | 'other'
    readonly record_id: string
  }[]
  readonly targets: readonly { readonly from: string; readonly below: readonly number[] }[]
}

export interface ProgrammePanel {
  readonly id: string
  readonly label: string
  readonly enrolled: boolean
  readonly enrol_form: string | null
  readonly visit_form: string | null
  /** Class of a restricted programme: its pages blank after a while, its persons are assigned by name. */
  readonly restricted: 'D4' | 'D5' | null
  /** May the reader record for this programme, and assign the person to a clinic? */
  readonly may: { readonly record: boolean; readonly assign: boolean }
  readonly facts: readonly {
    readonly label: string
    readonly value: string
    readonly tone?: 'met' | 'due' | 'over' | 'plain'
  }[]
  /** Day by day, where the programme owes something daily. */
  readonly calendar: DayCalendar | null
  /** Trees for the programme's headline indicators. */
  readonly clauses: readonly {
    readonly indicator: string
    readonly name: string
    readonly reading: string
    readonly on: string
    readonly tree: ClauseNode
  }[]
}

/** A drug that the person takes, with the form that last said so. */
export interface DrugLine {
  readonly name: string
  /** Dose and how often, in words. */
  readonly dose: string
  readonly group: string | null
  readonly source: string
  readonly date: string
}

export interface ResidentPage {
  readonly resident_id: string
  readonly name: string
  readonly sex: string
  readonly birth_date: string | null
  readonly age: number | null
  readonly village: string
  readonly village_name: string
  readonly group: string | null
  readonly unit_name: string
  readonly residence: string
  readonly residence_name: string
  readonly state: string
  readonly state_name: string
  readonly state_since: string | null
  readonly state_reason: string | null
  readonly id_type_name: string
  readonly id_masked: string
  readonly phone_masked: string | null
  readonly address: string | null
  readonly record_code: string | null
  readonly responsible_doctor: string | null
  readonly tags: readonly string[]
  readonly allergies: readonly string[]
  readonly standardised: boolean
  readonly last_update: string | null
  readonly merged_into: string | null
  readonly tasks: readonly TaskLine[]
  readonly courses: readonly CourseView[]
  /** The one list of medicines, as last said; those that tell of an illness only to who may know it. */
  readonly drugs: readonly DrugLine[]
  readonly programmes: readonly ProgrammePanel[]
  readonly household: {
    readonly household_id: string
    readonly address: string | null
    readonly members: readonly {
      readonly resident_id: string
      readonly name: string
      readonly relation: string
      readonly sex: string
      readonly age: number | null
    }[]
  } | null
  /** Findings on the record's completeness, in order. */
  readonly findings: readonly Finding[]
  readonly drafts: readonly {
    readonly record_id: string
    readonly form: string
    readonly title: string
    readonly saved_at: string
  }[]
  readonly may: { readonly record: boolean; readonly reveal: boolean; readonly approve: boolean }
  /** Forms of modules that the county does not use: not offered. */
  readonly unused_forms: readonly string[]
}

/** The clinic to which a person is assigned, and those that could be. */
export interface NamedView {
  readonly current: { readonly unit: string; readonly unit_name: string; readonly from: string } | null
  readonly candidates: readonly { readonly unit: string; readonly unit_name: string }[]
}
