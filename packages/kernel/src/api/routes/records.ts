import { restricted } from '../../access/class.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import type { Finding } from '../../form/finding.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'

export interface Prefilled {
  readonly value: unknown
  readonly form: string
  readonly form_title: string
  readonly date: string
}
/** Everything a form page needs to open: facts for the checks, prefill with source and age, the kept draft. */
export interface FormStart {
  readonly form: string
  readonly edition: string
  readonly resident_id: string | null
  readonly context: FormContext
  readonly prefill: Readonly<Record<string, Prefilled>>
  /** Last values for hints, e.g. 上次 5月20日 156/92. */
  readonly last: { readonly date: string; readonly values: Values } | null
  readonly draft: { readonly record_id: string; readonly values: Values; readonly saved_at: string } | null
  readonly provider: string
  /** Next person of the worklist, for 保存，看下一位. */
  readonly next: NextPerson | null
}
/** The next person of the worklist with the forms that are due. */
export interface NextPerson {
  readonly resident_id: string
  readonly name: string
  readonly forms: readonly string[]
}
/** What a visit that fills several forms needs to open. */
export interface VisitStart {
  readonly forms: readonly Omit<FormStart, 'next'>[]
  readonly next: NextPerson | null
}
export interface VersionView {
  readonly version_id: string
  readonly status: string
  readonly recorded_at: string
  readonly author: string
  readonly source: string
  readonly reason: string | null
  readonly fields: Values
  readonly findings_confirmed: readonly { readonly code: string; readonly field: string; readonly reason: string }[]
}
export interface RecordView {
  readonly record_id: string
  readonly form: string
  readonly edition: string
  readonly title: string
  readonly resident_id: string | null
  readonly resident_name: string | null
  readonly service_date: string
  readonly status: string
  readonly head: string
  readonly unit_name: string | null
  readonly provider: string | null
  readonly versions: readonly VersionView[]
  readonly findings: readonly Finding[]
  readonly encounter_id: string | null
  /** Records of the same encounter that the reader may see, without this one. */
  readonly siblings: readonly Sibling[]
  readonly may: { readonly correct: boolean; readonly void: boolean }
}
/** Another record of the same encounter as it stands now. */
export interface Sibling {
  readonly record_id: string
  readonly form: string
  readonly edition: string
  readonly title: string
  readonly service_date: string
  readonly head: string
  readonly fields: Values
  readonly findings_confirmed: VersionView['findings_confirmed']
}
/** created · fast_forward (a correction) · duplicate_ok (had it already) · draft · conflict (someone saved meanwhile). */
export interface SaveAnswer {
  readonly outcome: 'created' | 'fast_forward' | 'duplicate_ok' | 'draft' | 'conflict'
  readonly record_id: string
  readonly version_id: string
  readonly recorded_at: string
  readonly findings: readonly Finding[]
  readonly head: string | null
}

/** saved: all of them, or had them already · conflict: one was changed meanwhile, nothing was stored. */
export interface EncounterAnswer {
  readonly outcome: 'saved' | 'conflict'
  readonly encounter_id: string
  /** One per record, in the order sent. */
  readonly records: readonly SaveAnswer[]
}

const confirmed = s.list(
  s.object({
    code: s.string({ maxLength: 64 }),
    field: s.string({ maxLength: 120 }),
    reason: s.string({ minLength: 2, maxLength: 200 }),
  }),
)
const version = {
  record_id: s.uuid(),
  version_id: s.uuid(),
  base: s.list(s.uuid(), { maxItems: 2 }),
  form: s.string({ maxLength: 32 }),
  edition: s.optional(s.string({ maxLength: 32 })),
  service_date: s.optional(s.nullable(s.day())),
  status: s.oneOf('draft', 'submitted', 'reviewed', 'voided'),
  fields: s.map(),
  findings_confirmed: s.optional(confirmed),
  reason: s.optional(s.nullable(s.string({ maxLength: 200 }))),
}
export const versionBody = s.object({
  ...version,
  resident_id: s.uuid(),
  encounter_id: s.optional(s.nullable(s.uuid())),
})
const encounterBody = s.object({
  encounter_id: s.uuid(),
  resident_id: s.uuid(),
  records: s.list(s.object(version), { minItems: 1, maxItems: 12 }),
})

export const records = {
  start: route({
    id: 'records.start',
    method: 'GET',
    path: '/residents/:id/forms/:form',
    title: '打开表单',
    policy: { action: 'R', class: 'D1' },
    params: s.object({ id: s.uuid(), form: s.string({ maxLength: 32 }) }),
    query: s.object({ on: s.optional(s.day()), record: s.optional(s.uuid()) }),
  }).answers<FormStart>(),
  startVisit: route({
    id: 'records.startVisit',
    method: 'GET',
    path: '/residents/:id/visit',
    title: '一次办几张表',
    policy: { action: 'R', class: 'D1' },
    params: s.object({ id: s.uuid() }),
    query: s.object({ forms: s.string({ maxLength: 400 }) }),
  }).answers<VisitStart>(),
  save: route({
    id: 'records.save',
    method: 'POST',
    path: '/records',
    title: '保存记录',
    policy: { action: 'C', class: 'D1', also: restricted },
    body: versionBody,
    query: s.object({ dryRun: s.optional(s.bool()) }),
  }).answers<SaveAnswer>(),
  saveEncounter: route({
    id: 'records.saveEncounter',
    method: 'POST',
    path: '/encounters',
    title: '保存一次服务的几份记录',
    policy: { action: 'C', class: 'D1', also: restricted },
    body: encounterBody,
    query: s.object({ dryRun: s.optional(s.bool()) }),
  }).answers<EncounterAnswer>(),
  view: route({
    id: 'records.view',
    method: 'GET',
    path: '/records/:id',
    title: '记录与版本',
    policy: { action: 'R', class: 'D1' },
    params: s.object({ id: s.uuid() }),
  }).answers<RecordView>(),
  drafts: route({
    id: 'records.drafts',
    method: 'GET',
    path: '/drafts',
    title: '我的草稿',
    policy: { action: 'C', class: 'D1', also: restricted },
  }).answers<{
    readonly items: readonly {
      readonly record_id: string
      readonly resident_id: string
      readonly name: string
      readonly form: string
      readonly title: string
      readonly saved_at: string
      readonly waiting: boolean
      readonly findings: number
    }[]
  }>(),
  saveDraft: route({
    id: 'records.saveDraft',
    method: 'PUT',
    path: '/drafts/:id',
    title: '存草稿',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: s.object({ id: s.uuid() }),
    body: s.object({ resident_id: s.uuid(), form: s.string({ maxLength: 32 }), values: s.map() }),
  }).answers<{ readonly saved_at: string }>(),
  dropDraft: route({
    id: 'records.dropDraft',
    method: 'DELETE',
    path: '/drafts/:id',
    title: '删除草稿',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: s.object({ id: s.uuid() }),
  }).answers<{ readonly dropped: true }>(),
}
