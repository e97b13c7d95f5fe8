import { restricted } from '../../access/class.ts'
import { route } from '../route.ts'
import { s } from '../schema.ts'
import type { Post } from './session.ts'

export interface ColumnGuess {
  readonly column: number
  readonly header: string
  readonly samples: readonly string[]
  readonly key: string | null
  readonly label: string | null
  readonly score: number
  readonly remembered: boolean
}
export interface CodeGuess {
  readonly column: number
  readonly key: string
  readonly value: string
  readonly rows: number
  readonly code: string | null
  readonly options: readonly { readonly code: string; readonly label: string }[]
}
export interface Balance {
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly duplicates: number
  readonly waiting: number
  readonly rejected: number
}
export interface ImportProblem {
  readonly code: string
  readonly severity: 'reject' | 'waiting' | 'info'
  readonly title: string
  readonly way_out: string
  readonly rows: number
  readonly examples: readonly {
    readonly row: number
    readonly field: string
    readonly value: string
    readonly message: string
    readonly cells: Readonly<Record<string, string>>
  }[]
}
/** uploaded → mapped → dry_run → running → done; failed keeps what was done and can go on. */
export interface ImportView {
  readonly import_id: string
  readonly file: string
  readonly target: string
  readonly target_title: string
  readonly state: 'uploaded' | 'mapped' | 'checking' | 'checked' | 'running' | 'done' | 'failed'
  readonly sheet: string | null
  readonly sheets: readonly string[]
  readonly encoding: string | null
  readonly header_row: number
  readonly rows: number | null
  readonly columns: readonly ColumnGuess[]
  readonly codes: readonly CodeGuess[]
  readonly keys: readonly { readonly key: string; readonly label: string; readonly required: boolean }[]
  readonly remembered_on: string | null
  readonly balance: Balance | null
  readonly problems: readonly ImportProblem[]
  readonly done: number
  readonly of: number | null
  readonly by: string
  readonly created_at: string
  readonly finished_at: string | null
  readonly message: string | null
}
export interface JobView {
  readonly job_id: string
  readonly kind: string
  readonly title: string
  readonly by: string
  readonly started_at: string
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  readonly done: number
  readonly of: number | null
  readonly message: string | null
  readonly link: string | null
}
export interface AccountView {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly state: 'active' | 'locked' | 'disabled'
  readonly last_sign_in: string | null
  readonly posts: readonly (Post & { readonly from: string; readonly to: string | null })[]
}
export interface AuditRow {
  readonly at: string
  readonly account: string
  readonly post: string
  readonly action: string
  readonly object: string
  readonly outcome: string
}

const id = s.object({ id: s.uuid() })

export const work = {
  imports: route({
    id: 'imports.list',
    method: 'GET',
    path: '/imports',
    title: '导入',
    policy: { action: 'C', class: 'D1', also: restricted },
  }).answers<{ readonly items: readonly ImportView[] }>(),
  upload: route({
    id: 'imports.upload',
    method: 'POST',
    path: '/imports',
    title: '上传导入文件',
    policy: { action: 'C', class: 'D1', also: restricted },
    upload: true,
    query: s.object({ target: s.optional(s.string({ maxLength: 32 })) }),
  }).answers<ImportView>(),
  importView: route({
    id: 'imports.view',
    method: 'GET',
    path: '/imports/:id',
    title: '一次导入',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: id,
  }).answers<ImportView>(),
  map: route({
    id: 'imports.map',
    method: 'PUT',
    path: '/imports/:id/mapping',
    title: '对列对码',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: id,
    body: s.object({
      target: s.string({ maxLength: 32 }),
      sheet: s.optional(s.nullable(s.string({ maxLength: 64 }))),
      header_row: s.optional(s.int({ minimum: 1 })),
      columns: s.list(s.object({ column: s.int(), key: s.nullable(s.string({ maxLength: 64 })) })),
      codes: s.optional(s.list(s.object({ key: s.string(), value: s.string(), code: s.nullable(s.string()) }))),
    }),
  }).answers<ImportView>(),
  check: route({
    id: 'imports.check',
    method: 'POST',
    path: '/imports/:id/check',
    title: '试运行',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: id,
  }).answers<ImportView>(),
  run: route({
    id: 'imports.run',
    method: 'POST',
    path: '/imports/:id/run',
    title: '开始导入',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: id,
  }).answers<ImportView>(),
  errors: route({
    id: 'imports.errors',
    method: 'GET',
    path: '/imports/:id/errors',
    title: '问题行',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: id,
    download: true,
  }).answers<Blob>(),
  template: route({
    id: 'imports.template',
    method: 'GET',
    path: '/templates/:form',
    title: '导入模板',
    policy: { action: 'C', class: 'D1', also: restricted },
    params: s.object({ form: s.string({ maxLength: 32 }) }),
    download: true,
  }).answers<Blob>(),
  jobs: route({ id: 'jobs.list', method: 'GET', path: '/jobs', title: '任务', policy: 'signed-in' }).answers<{
    readonly items: readonly JobView[]
  }>(),
  accounts: route({
    id: 'accounts.list',
    method: 'GET',
    path: '/accounts',
    title: '账号',
    policy: { action: 'L', class: 'D10' },
    query: s.object({ q: s.optional(s.string({ maxLength: 64 })), after: s.optional(s.string({ maxLength: 400 })) }),
  }).answers<{ readonly items: readonly AccountView[]; readonly next: string | null }>(),
  createAccount: route({
    id: 'accounts.create',
    method: 'POST',
    path: '/accounts',
    title: '新建账号',
    policy: { action: 'C', class: 'D10' },
    body: s.object({
      login: s.string({ minLength: 3, maxLength: 64 }),
      name: s.string({ minLength: 2, maxLength: 50 }),
    }),
  }).answers<{ readonly account_id: string; readonly first_password: string }>(),
  changeAccount: route({
    id: 'accounts.change',
    method: 'PATCH',
    path: '/accounts/:id',
    title: '停用或解锁',
    policy: { action: 'U', class: 'D10' },
    params: id,
    body: s.object({ action: s.oneOf('disable', 'enable', 'unlock', 'reset_password') }),
  }).answers<{ readonly account: AccountView; readonly first_password: string | null }>(),
  grantPost: route({
    id: 'accounts.grantPost',
    method: 'POST',
    path: '/accounts/:id/posts',
    title: '授予岗位',
    policy: { action: 'A', class: 'D10' },
    params: id,
    body: s.object({
      role: s.string({ maxLength: 3 }),
      unit: s.string({ maxLength: 32 }),
      programmes: s.optional(s.list(s.string({ maxLength: 16 }))),
      villages: s.optional(s.list(s.string({ maxLength: 12 }))),
      from: s.optional(s.day()),
      to: s.optional(s.nullable(s.day())),
    }),
  }).answers<AccountView>(),
  endPost: route({
    id: 'accounts.endPost',
    method: 'DELETE',
    path: '/accounts/:id/posts/:post',
    title: '收回岗位',
    policy: { action: 'A', class: 'D10' },
    params: s.object({ id: s.uuid(), post: s.uuid() }),
  }).answers<AccountView>(),
  audit: route({
    id: 'audit.list',
    method: 'GET',
    path: '/audit',
    title: '审计',
    policy: { action: 'L', class: 'D11' },
    query: s.object({
      account: s.optional(s.string({ maxLength: 64 })),
      from: s.optional(s.day()),
      to: s.optional(s.day()),
      after: s.optional(s.string({ maxLength: 400 })),
    }),
  }).answers<{ readonly items: readonly AuditRow[]; readonly next: string | null }>(),
}
