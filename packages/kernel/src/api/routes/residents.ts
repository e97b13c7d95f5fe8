import type { Finding } from '../../form/finding.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { NamedView, ResidentPage, ResidentRow, TimelineEntry, Today } from '../answers/residents.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

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
