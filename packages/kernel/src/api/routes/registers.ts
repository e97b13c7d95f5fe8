import { route } from '../route.ts'
import { s } from '../schema.ts'

/** One line of a programme's register. */
export interface RegisterRow {
  readonly resident_id: string
  readonly name: string
  readonly sex: string
  readonly age: number | null
  readonly village_name: string
  readonly group: string | null
  /** What the programme shows of a member, by label. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly tone?: string }[]
}

export interface RegisterPage {
  readonly programme: string
  readonly label: string
  readonly cuts: readonly { readonly id: string; readonly label: string; readonly count: number }[]
  readonly items: readonly RegisterRow[]
  readonly next: string | null
  /** Persons of the cut asked for. */
  readonly total: number
  readonly may_export: boolean
}

const programme = s.object({ programme: s.string({ maxLength: 16 }) })
const cut = {
  cut: s.optional(s.string({ maxLength: 32 })),
  area: s.optional(s.string({ maxLength: 12 })),
}

/** 名册: the persons of one programme. */
export const registers = {
  list: route({
    id: 'registers.list',
    method: 'GET',
    path: '/registers/:programme',
    title: '名册',
    policy: { action: 'L', class: 'D1' },
    params: programme,
    query: s.object({
      ...cut,
      after: s.optional(s.string({ maxLength: 400 })),
      limit: s.optional(s.int({ minimum: 1, maximum: 200 })),
    }),
  }).answers<RegisterPage>(),
  export: route({
    id: 'registers.export',
    method: 'GET',
    path: '/registers/:programme/export',
    title: '导出名册',
    policy: { action: 'L', class: 'D1' },
    params: programme,
    query: s.object(cut),
    download: true,
  }).answers<Blob>(),
}
