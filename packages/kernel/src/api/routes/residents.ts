import type { Finding } from '../../form/finding.ts'
import type { ClauseNode, Course, DayCalendar } from '../../programme/programme.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

export interface TaskLine {
  readonly programme: string
  readonly kind: string
  readonly form: string
  /** The record whose result sheet the task is done with, instead of a new form; null: the form. */
  readonly record: string | null
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

const residentId = s.object({ id: s.uuid() })
const revealPurposes = s.oneOf('核对身份', '电话随访', '转诊', '上报', '其他')

export const residents = {
  today: route({
    id: 'today',
    method: 'GET',
    path: '/today',
    title: '今日',
    policy: { action: 'L', class: 'D1' },
    query: s.object({
      bucket: s.optional(s.oneOf('today', 'overdue', 'week', 'done')),
      village: s.optional(s.string({ maxLength: 12 })),
      order: s.optional(s.oneOf('urgency', 'group')),
      after: s.optional(s.string({ maxLength: 400 })),
      limit: s.optional(s.int({ minimum: 1, maximum: 200 })),
    }),
  }).answers<Today>(),
  list: route({
    id: 'residents.list',
    method: 'GET',
    path: '/residents',
    title: '居民',
    policy: { action: 'L', class: 'D1' },
    query: s.object({
      q: s.optional(s.string({ maxLength: 64 })),
      village: s.optional(s.string({ maxLength: 12 })),
      programme: s.optional(s.string({ maxLength: 16 })),
      state: s.optional(s.string({ maxLength: 32 })),
      age_from: s.optional(s.int({ minimum: 0, maximum: 150 })),
      age_to: s.optional(s.int({ minimum: 0, maximum: 150 })),
      after: s.optional(s.string({ maxLength: 400 })),
      limit: s.optional(s.int({ minimum: 1, maximum: 200 })),
    }),
  }).answers<{ readonly items: readonly ResidentRow[]; readonly next: string | null; readonly total: number | null }>(),
  page: route({
    id: 'residents.page',
    method: 'GET',
    path: '/residents/:id',
    title: '居民总览',
    policy: { action: 'R', class: 'D1' },
    params: residentId,
  }).answers<ResidentPage>(),
  timeline: route({
    id: 'residents.timeline',
    method: 'GET',
    path: '/residents/:id/timeline',
    title: '时间轴',
    policy: { action: 'R', class: 'D1' },
    params: residentId,
    query: s.object({
      programme: s.optional(s.string({ maxLength: 16 })),
      after: s.optional(s.string({ maxLength: 400 })),
      limit: s.optional(s.int({ minimum: 1, maximum: 200 })),
    }),
  }).answers<{ readonly items: readonly TimelineEntry[]; readonly next: string | null; readonly total: number }>(),
  clauses: route({
    id: 'residents.clauses',
    method: 'GET',
    path: '/residents/:id/clauses/:indicator',
    title: '为什么算或没算',
    policy: { action: 'R', class: 'D1' },
    params: s.object({ id: s.uuid(), indicator: s.string({ maxLength: 32 }) }),
    query: s.object({
      on: s.optional(s.day()),
      period: s.optional(s.string({ maxLength: 32 })),
      reading: s.optional(s.oneOf('pro_rata', 'full_year')),
    }),
  }).answers<{ readonly indicator: string; readonly name: string; readonly on: string; readonly tree: ClauseNode }>(),
  reveal: route({
    id: 'residents.reveal',
    method: 'POST',
    path: '/residents/:id/reveal',
    title: '显示证件号或电话',
    policy: { action: 'V', class: 'D3' },
    params: residentId,
    body: s.object({
      field: s.oneOf('id_number', 'own_phone', 'contact_phone', 'current_address'),
      purpose: revealPurposes,
      note: s.optional(s.string({ maxLength: 100 })),
    }),
  }).answers<{ readonly value: string | null; readonly seconds: number }>(),
  accessLog: route({
    id: 'residents.accessLog',
    method: 'GET',
    path: '/residents/:id/access-log',
    title: '谁看过',
    policy: { action: 'R', class: 'D1' },
    params: residentId,
  }).answers<{
    readonly items: readonly {
      readonly at: string
      readonly name: string
      readonly unit: string
      readonly action: string
    }[]
  }>(),
  /** Registers a resident: identity, cover and basic information in one act. `dry_run` answers findings and stores nothing. */
  register: route({
    id: 'residents.register',
    method: 'POST',
    path: '/residents',
    title: '新建档案',
    policy: { action: 'C', class: 'D1' },
    body: s.object({
      resident_id: s.uuid(),
      village: s.string({ maxLength: 12 }),
      group: s.optional(s.nullable(s.string({ maxLength: 50 }))),
      residence_start_date: s.optional(s.nullable(s.day())),
      personal_form: s.oneOf('rec_personal', 'child_basic_info'),
      cover: s.map(),
      personal: s.map(),
      household_id: s.optional(s.nullable(s.uuid())),
      relation_to_head: s.optional(s.nullable(s.string({ maxLength: 2 }))),
      confirmed: s.optional(
        s.list(s.object({ code: s.string(), field: s.string(), reason: s.string({ minLength: 2, maxLength: 200 }) })),
      ),
      dry_run: s.optional(s.bool()),
    }),
  }).answers<{
    readonly resident_id: string
    readonly record_code: string | null
    readonly findings: readonly Finding[]
    readonly possible_duplicates: readonly {
      readonly resident_id: string | null
      readonly name: string
      readonly unit_name: string
      readonly state: string
    }[]
  }>(),
  /** To which clinic a person of a restricted class is assigned by name. */
  named: route({
    id: 'residents.named',
    method: 'GET',
    path: '/residents/:id/named/:class',
    title: '指定的村卫生室',
    policy: { action: 'R', class: 'D4', also: ['D5'] },
    params: s.object({ id: s.uuid(), class: s.oneOf('D4', 'D5') }),
  }).answers<NamedView>(),
  assign: route({
    id: 'residents.assign',
    method: 'PUT',
    path: '/residents/:id/named/:class',
    title: '指定村卫生室',
    policy: { action: 'A', class: 'D4', also: ['D5'] },
    params: s.object({ id: s.uuid(), class: s.oneOf('D4', 'D5') }),
    body: s.object({ unit: s.nullable(s.string({ maxLength: 32 })) }),
  }).answers<NamedView>(),
  merge: route({
    id: 'residents.merge',
    method: 'POST',
    path: '/residents/:id/merge',
    title: '合并重复档案',
    policy: { action: 'A', class: 'D1' },
    params: residentId,
    body: s.object({
      merged: s.uuid(),
      undo: s.optional(s.bool()),
      chosen: s.optional(s.map()),
      reason: s.string({ minLength: 2, maxLength: 200 }),
    }),
  }).answers<{ readonly survivor: string; readonly merged: string; readonly undone: boolean }>(),
  saveHousehold: route({
    id: 'households.save',
    method: 'PUT',
    path: '/households/:id',
    title: '保存家庭',
    policy: { action: 'C', class: 'D1' },
    params: s.object({ id: s.uuid() }),
    body: s.object({
      village: s.string({ maxLength: 12 }),
      address: s.string({ maxLength: 200 }),
      phone: s.optional(s.nullable(s.string({ maxLength: 20 }))),
      head: s.uuid(),
      members: s.list(
        s.object({
          resident_id: s.uuid(),
          relation_to_head: s.string({ maxLength: 2 }),
          joined: s.optional(s.nullable(s.day())),
          left: s.optional(s.nullable(s.day())),
        }),
      ),
    }),
  }).answers<{ readonly household_id: string; readonly findings: readonly Finding[] }>(),
}
